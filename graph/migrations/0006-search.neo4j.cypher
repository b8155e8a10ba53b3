// What people look things up by in words; the embedded engine keeps such an index in the process (decision 0018).
CREATE FULLTEXT INDEX search_words IF NOT EXISTS FOR (n:Competency|Target|Wording) ON EACH [n.name, n.otherNames, n.statement, n.about, n.code] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};

// Begins a load.
// takes   row: map
// gives   nothing
// sight   operator
CREATE (l:Load)
SET l += $row

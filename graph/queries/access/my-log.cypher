// What my look log is bound to and how far it has come, with the seal of its last entry.
// takes   viewerId: id, now: instant
// gives   log, ownerId, salt, ownerCommitment, length, head, lastHash, lastSeal
// sight   viewer
MATCH (l:LookLog {ownerId: $viewerId})
CALL (l) {
  MATCH (a:Access {chainKey: l.id + ' ' + toString(l.length)})
  RETURN collect(a{.hash, .seal, .at}) AS last
}
WITH l, last
WHERE $now IS NOT NULL
RETURN l.id AS log, l.ownerId AS ownerId, l.salt AS salt, l.ownerCommitment AS ownerCommitment, l.length AS length, l.head AS head,
       last[0].hash AS lastHash, last[0].seal AS lastSeal

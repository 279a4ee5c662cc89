#!/usr/bin/env bash
# Puts goods on shelves.
set -euo pipefail

. ./goods.sh

readonly MOST=40
export LABEL="shelf" OTHER=x
declare -r -i LEAST=1
declare -A places=([low]=1)
count=0
names=(a b)
names+=(c)

# Puts one there.
put() {
  local good="$1"
  total=$((count + 1))
  if [ "$total" -gt "$MOST" ] || ! fits "$good"; then
    echo "no room for $good in $LABEL" >&2
    return 1
  fi
  cat <<EOF
$good lies in ${LABEL:-none}
  at $(date)
EOF
}

function fits {
  [[ -n $1 ]]
}

_sort() (
  cd /tmp
  sort -u "$@"
)

if [ -n "${DEBUG:-}" ]; then
  show() { printf '%s\n' "$*"; }
fi

case "${1:-}" in
  put) put "$2" ;;
  *) count=1 ;;
esac

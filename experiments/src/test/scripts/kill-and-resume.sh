#!/bin/sh
# Trains a configuration undisturbed, again on two threads, and again with SIGKILL at random moments and a resume after each; all three must end in the
# same bytes.
#
#   kill-and-resume.sh KILLS CONFIG [key=value ...]
#   kill-and-resume.sh 20 pointnav-maml iterations=40 algorithm.tasks=4
set -eu

[ $# -ge 2 ] || {
  sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
  exit 2
}
kills=$1
shift
home=$(cd "$(dirname "$0")/../../../.." && pwd)
runs=$(mktemp -d)
trap 'rm -rf "$runs"' EXIT

train() { # name, then the arguments
  name=$1
  shift
  "$home/adaptarium" train "$@" --quiet --runs "$runs" --name "$name" >/dev/null
}

checksum() {
  cd "$runs/$1/checkpoints" && for file in $(ls update-*.safetensors update-*.json | sort | tail -n 2); do sha256sum "$file"; done
}

start=$(date +%s)
train through "$@" threads=1
length=$(($(date +%s) - start + 1))
train two "$@" threads=2

killed=0
while [ "$killed" -lt "$kills" ]; do
  # Late enough to get on, start included; early enough to be killed as often as was asked.
  moment=$(awk -v seed="$killed$$" -v share=$((length * 3 / 2 / kills)) 'BEGIN { srand(seed); printf "%.3f", 0.3 + rand() * (4 + share) }')
  if [ -f "$runs/killed/config.yaml" ]; then # written last: before it, there is no run yet
    ended=0
    timeout -s KILL "$moment" "$home/adaptarium" resume killed --quiet --runs "$runs" >/dev/null 2>"$runs/complaints" || ended=$?
  else
    ended=0
    timeout -s KILL "$moment" "$home/adaptarium" train "$@" threads=2 --quiet --runs "$runs" --name killed >/dev/null 2>"$runs/complaints" || ended=$?
  fi
  case $ended in
    137) ;; # killed
    0) echo "ended by itself after $killed kills; more iterations would leave time for more" >&2 && break ;;
    *) echo "exit code $ended after $killed kills:" >&2 && cat "$runs/complaints" >&2 && exit 1 ;;
  esac
  killed=$((killed + 1))
done
"$home/adaptarium" resume killed --quiet --runs "$runs" >/dev/null

checksum through >"$runs/expected"
for run in two killed; do
  checksum "$run" >"$runs/found"
  cmp -s "$runs/expected" "$runs/found" || {
    echo "$run ended in other bytes:" >&2
    diff "$runs/expected" "$runs/found" >&2 || true
    exit 1
  }
done
echo "$killed kills, and two threads: the same bytes as undisturbed"
cat "$runs/expected"

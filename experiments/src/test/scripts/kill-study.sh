#!/bin/sh
# Carries a study out undisturbed, and again with SIGKILL at random moments: of the program that carries it out, of one of its runs, or of all of them. Both must
# end in the same bytes: every run's last checkpoint and its evaluation.
#
#   kill-study.sh KILLS [STUDY.yaml [option of study ...]]
#   kill-study.sh 20
#   kill-study.sh 20 my-study.yaml --cluster 'local[2]'
#
# ADAPTARIUM names another program than the one of this source tree.
set -eu

[ $# -ge 1 ] || {
  sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
  exit 2
}
kills=$1
shift
home=$(cd "$(dirname "$0")/../../../.." && pwd)
program=${ADAPTARIUM:-$home/adaptarium}
runs=$(mktemp -d)
trap 'rm -rf "$runs"' EXIT
if [ $# -ge 1 ]; then
  study=$1
  shift
else
  study=$runs/small.yaml
  cat >"$runs/few.yaml" <<'CONFIG'
family: PointNavigation-v0
iterations: 80
validation: {times: 3, tasks: 4}
algorithm: {name: maml, tasks: 4, episodes: 4, hiddenSizes: [16]}
evaluation: {tasks: 4, rounds: 2, splits: [test]}
CONFIG
  printf 'configs: [few.yaml]\nseeds: 1..4\n' >"$study"
fi

study() { # name, then options
  name=$1
  shift
  exec "$program" study "$study" --name "$name" --runs "$runs" --quiet "$@" >/dev/null 2>>"$runs/complaints"
}

finish() { # name, then options
  (study "$@") || {
    echo "$1 did not come to its end:" >&2
    tail -n 5 "$runs/complaints" >&2
    exit 1
  }
}

checksums() {
  (cd "$runs/$1" && for run in */; do
    newest=$(ls "$run"checkpoints/update-*.json | sort | tail -n 1)
    sha256sum "$newest" "${newest%.json}.safetensors" "${run}evaluation.json"
  done)
}

below() { # every process that a process started, and those started by them
  for child in $(ps -o pid= --ppid "$1"); do
    below "$child"
    echo "$child"
  done
}

start=$(date +%s)
finish through "$@"
length=$(($(date +%s) - start + 1))

killed=0
drivers=0
single=0
while [ "$killed" -lt "$kills" ]; do
  (study killed "$@") &
  driver=$!
  # Late enough to get on, start included; early enough to be killed as often as was asked.
  sleep "$(awk -v seed="$killed$$" -v share=$((length * 3 / 2 / kills)) 'BEGIN { srand(seed); printf "%.3f", 1 + rand() * (4 + share) }')"
  kill -0 "$driver" 2>/dev/null || { echo "ended by itself after $killed kills; more updates would leave time for more" >&2 && break; }
  case $(awk -v seed="$$$killed" 'BEGIN { srand(seed); print int(3 * rand()) }') in
    0) # the program alone: what it started goes on without it, and is waited for by the next
      kill -9 "$driver"
      drivers=$((drivers + 1))
      ;;
    1) # one run: the study names it and goes on
      run=$(below "$driver" | head -n 1)
      [ -z "$run" ] || kill -9 "$run" 2>/dev/null || true
      sleep 1
      kill -9 "$driver" 2>/dev/null || true
      single=$((single + 1))
      ;;
    *) # all of it
      kill -9 $(below "$driver") "$driver" 2>/dev/null || true
      ;;
  esac
  wait "$driver" 2>/dev/null || true
  killed=$((killed + 1))
done
finish killed "$@"

checksums through >"$runs/expected"
checksums killed >"$runs/found"
cmp -s "$runs/expected" "$runs/found" || {
  echo "the killed study ended in other bytes:" >&2
  diff "$runs/expected" "$runs/found" >&2 || true
  exit 1
}
echo "$killed kills ($drivers of the program alone, $single of a single run, the others of everything): the same bytes as undisturbed"
wc -l <"$runs/expected" | sed 's/$/ files/'

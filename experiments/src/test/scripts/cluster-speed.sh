#!/bin/bash
# Carries the same study out on a Spark cluster of this machine with one worker and with two, and longer runs with Spark and without: how much faster two are, and
# what Spark costs a run. A worker's process and all that it starts are kept on one core each (taskset), so that one worker is one core: left free, a run's Java
# compiles on the other core meanwhile. It wants the machine for itself, with two cores, for about five minutes.
#
#   cluster-speed.sh [RUNS [UPDATES [LONG_UPDATES]]]
#   cluster-speed.sh 16 40 140
#
# ADAPTARIUM names another program than the one of this source tree; experiments/cluster has to be built there.
set -euo pipefail

case ${1:-} in -*) sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;; esac
runs=${1:-16}
updates=${2:-40}
long=${3:-140}
home=$(cd "$(dirname "$0")/../../../.." && pwd)
program=${ADAPTARIUM:-$home/adaptarium}
built=$(dirname "$(readlink -f "$program")")/experiments/cluster/target
[ -f "$built/cluster.classpath" ] || { echo "no $built/cluster.classpath; experiments/cluster/README.md says how it is built" >&2; exit 2; }
command -v taskset >/dev/null || { echo "no taskset, which keeps a worker on its core" >&2; exit 2; }
[ "$(nproc)" -ge 2 ] || { echo "two workers want two cores, got $(nproc)" >&2; exit 2; }
folder=$(mktemp -d)
started=()
stop() { # the cluster
  for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
  wait "${started[@]}" 2>/dev/null || true
  started=()
}
trap 'stop; rm -rf "$folder"' EXIT

spark=$(cat "$built/cluster.classpath")
mkdir -p "$folder/spark/jars"
tr ':' '\n' <<<"$spark" | while read -r jar; do ln -sf "$jar" "$folder/spark/jars/"; done
opened=()
for name in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent java.util.concurrent.atomic jdk.internal.ref \
  sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar; do
  opened+=(--add-opens="java.base/$name=ALL-UNNAMED")
done

start() { # log, cores, class, arguments
  SPARK_HOME=$folder/spark SPARK_LOCAL_IP=127.0.0.1 SPARK_SCALA_VERSION=2.13 taskset -c "$2" \
    java -Xmx256m -XX:+UseSerialGC -XX:+IgnoreUnrecognizedVMOptions "${opened[@]}" -cp "$spark" "${@:3}" >"$folder/$1.log" 2>&1 &
  started+=($!)
}

waits() { # what for, until it succeeds
  for _ in $(seq 900); do "${@:2}" 2>/dev/null && return; sleep 0.1; done
  echo "$1 did not come; $folder/*.log said:" >&2
  tail -n 5 "$folder"/*.log >&2
  exit 1
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1"); }
registered() { grep -q 'Successfully registered' "$folder/$1.log"; }

port=7100
cluster() { # cores of each worker, such as 0 1
  port=$((port + 1))
  start "master-$port" 0,1 org.apache.spark.deploy.master.Master --host 127.0.0.1 --port $port --webui-port 0
  waits "the master" answers $port
  for cores in "$@"; do
    start "worker-$port-$cores" "$cores" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --webui-port 0 --cores 1 --memory 1g \
      --work-dir "$folder/work-$port-$cores" "spark://127.0.0.1:$port"
  done
  for cores in "$@"; do waits "worker $cores" registered "worker-$port-$cores"; done
}

# CPU-seconds of the cluster's processes and of all that they started and that has ended.
burnt() {
  for process in "${started[@]}"; do cat "/proc/$process/stat"; done \
    | sed 's/.*) //' | awk -v ticks="$(getconf CLK_TCK)" '{ sum += $12 + $13 + $14 + $15 } END { printf "%.2f", sum / ticks }'
}

study() { # configuration, number of runs
  printf 'configs: [%s.yaml]\nseeds: 1..%s\n' "$1" "$2" >"$folder/$1-study.yaml"
}
cat >"$folder/short.yaml" <<CONFIG
family: CartPole-v0
iterations: $updates
threads: 1
validation: {times: 0}
algorithm: {name: ppo, tasks: 32}
evaluation: {tasks: 4, rounds: 1, splits: [test], baselines: []}
CONFIG
sed "s/^iterations: .*/iterations: $long/; s/tasks: 32/tasks: 128/" "$folder/short.yaml" >"$folder/long.yaml"
study short "$runs"
study long 2

# Sets wall, cpu, and between: seconds from the first result to the last.
carry_out() { # configuration, name, options
  local before=0 after=0 log=$folder/$2.said
  [ ${#started[@]} = 0 ] || before=$(burnt)
  TIMEFORMAT='%R %U %S'
  { time ${pinned:-} "$program" study "$folder/$1-study.yaml" --name "$2" --runs "$folder/runs" --quiet "${@:3}" >"$log" 2>&1; } 2>"$folder/time" \
    || { cat "$log" >&2; exit 1; }
  read -r wall user system <"$folder/time"
  sleep 2 # the worker sees its executor end
  [ ${#started[@]} = 0 ] || after=$(burnt)
  cpu=$(awk "BEGIN { printf \"%.1f\", $user + $system + $after - $before }")
  between=$(stat -c %.3Y "$folder/runs/$2"/*/evaluation.json | sort -n | awk 'NR == 1 { first = $1 } END { printf "%.2f", $1 - first }')
}

row() { # what it was, runs
  awk -v what="$1" -v n="$2" -v wall="$wall" -v cpu="$cpu" -v between="$between" 'BEGIN {
    printf "%-58s %4d %8.1f %8.1f %10.1f %12.2f\n", what, n, wall, cpu, cpu / n, 60 * (n - 1) / between }'
}

sums() { (cd "$folder/runs/$1" && sha256sum -- */checkpoints/*.safetensors */evaluation.json); }
same() { [ "$(sums "$1")" = "$(sums "$2")" ] || { echo "$2 ended in other bytes than $1" >&2; exit 1; }; }

"$program" --version
printf '%-58s %4s %8s %8s %10s %12s\n' '' runs 'wall s' 'CPU s' 'CPU s/run' 'runs/minute'
cluster 0
carry_out short one --cluster "spark://127.0.0.1:$port"
row 'short runs, one worker on one core' "$runs"
one=$wall one_rate=$between
carry_out long with --cluster "spark://127.0.0.1:$port"
row 'long runs, one worker on one core' 2
with=$between with_wall=$wall with_cpu=$cpu
stop
cluster 0 1
carry_out short two --cluster "spark://127.0.0.1:$port"
row 'short runs, two workers on a core each' "$runs"
two=$wall two_rate=$between
stop
pinned='taskset -c 0' carry_out long without --jobs 1
row 'long runs, without Spark, on one core' 2
same with without
same one two
awk -v one="$one" -v two="$two" -v a="$one_rate" -v b="$two_rate" 'BEGIN {
  printf "two workers have %.2f times the throughput of one, the start of Spark included; %.2f times from the first result to the last\n", one / two, a / b }'
awk -v with="$with" -v without="$between" -v more_wall="$wall" -v all="$with_wall" -v cpu="$cpu" -v all_cpu="$with_cpu" 'BEGIN {
  printf "a long run takes %.1f s with Spark and %.1f s without, from one result to the next: Spark costs it %.1f %%\n", with, without, 100 * (with / without - 1)
  printf "for two long runs with their starts Spark takes %.1f s and %.1f CPU-seconds more\n", all - more_wall, all_cpu - cpu }'

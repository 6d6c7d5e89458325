#!/bin/bash
# Carries the same study out on a Spark cluster of this machine with one worker of one core and with two, and longer runs with Spark and without: how much
# faster two are, and what Spark costs a run (from one run and two, so that its start, which a study has once, stands apart). It wants the machine for itself, with at least two cores, for about six minutes.
#
#   cluster-speed.sh [RUNS [UPDATES [LONG_UPDATES]]]
#   cluster-speed.sh 16 150 450
#
# ADAPTARIUM names another program than the one of this source tree; experiments/cluster has to be built there.
set -euo pipefail

case ${1:-} in -*) sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;; esac
runs=${1:-16}
updates=${2:-150}
long=${3:-450}
home=$(cd "$(dirname "$0")/../../../.." && pwd)
program=${ADAPTARIUM:-$home/adaptarium}
built=$(dirname "$(readlink -f "$program")")/experiments/cluster/target
[ -f "$built/cluster.classpath" ] || { echo "no $built/cluster.classpath; experiments/cluster/README.md says how it is built" >&2; exit 2; }
folder=$(mktemp -d)
started=()
end() {
  for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap end EXIT

spark=$(cat "$built/cluster.classpath")
mkdir -p "$folder/spark/jars"
tr ':' '\n' <<<"$spark" | while read -r jar; do ln -sf "$jar" "$folder/spark/jars/"; done
export SPARK_HOME=$folder/spark SPARK_LOCAL_IP=127.0.0.1 SPARK_SCALA_VERSION=2.13
opened=()
for name in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent java.util.concurrent.atomic jdk.internal.ref \
  sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar; do
  opened+=(--add-opens="java.base/$name=ALL-UNNAMED")
done

start() { # class, arguments
  java -Xmx256m -XX:+UseSerialGC -XX:+IgnoreUnrecognizedVMOptions "${opened[@]}" -cp "$spark" "$@" >>"$folder/spark.log" 2>&1 &
  started+=($!)
}

port=7100
cluster() { # number of workers
  port=$((port + 1))
  start org.apache.spark.deploy.master.Master --host 127.0.0.1 --port $port --webui-port 0
  for _ in $(seq 150); do (exec 3<>/dev/tcp/127.0.0.1/$port) 2>/dev/null && break; sleep 0.2; done
  for worker in $(seq "$1"); do
    start org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --webui-port 0 --cores 1 --memory 1g --work-dir "$folder/work-$port-$worker" "spark://127.0.0.1:$port"
  done
  sleep 5 # workers make themselves known
}

ended() { # the cluster of before
  for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
  wait "${started[@]}" 2>/dev/null || true
  started=()
}

cat >"$folder/small.yaml" <<CONFIG
family: CartPole-v0
iterations: $updates
threads: 1
validation: {times: 0}
algorithm: {name: ppo, tasks: 32}
evaluation: {tasks: 4, rounds: 1, splits: [test], baselines: []}
CONFIG
sed "s/^iterations: .*/iterations: $long/; s/tasks: 32/tasks: 128/" "$folder/small.yaml" >"$folder/long.yaml"
printf 'configs: [small.yaml]\nseeds: 1..%s\n' "$runs" >"$folder/many.yaml"
printf 'configs: [long.yaml]\nseeds: 1\n' >"$folder/single.yaml"
printf 'configs: [long.yaml]\nseeds: 1..3\n' >"$folder/two-more.yaml" # goes on where the single one has ended

seconds() { # study, name, options
  study=$1
  name=$2
  shift 2
  begin=$(date +%s.%N)
  (unset SPARK_HOME; exec "$program" study "$folder/$study.yaml" --name "$name" --runs "$folder/runs" --quiet "$@" >/dev/null)
  awk -v a="$begin" -v b="$(date +%s.%N)" 'BEGIN { printf "%.2f", b - a }'
}

sums() { (cd "$folder/runs/$1" && sha256sum -- */checkpoints/*.safetensors */evaluation.json); }

"$program" --version
cluster 1
one=$(seconds many one --cluster "spark://127.0.0.1:$port")
with=$(seconds single with --cluster "spark://127.0.0.1:$port")
with_more=$(seconds two-more with --cluster "spark://127.0.0.1:$port")
ended
cluster 2
two=$(seconds many two --cluster "spark://127.0.0.1:$port")
ended
without=$(seconds single without --jobs 1)
without_more=$(seconds two-more without --jobs 1)
two_here=$(seconds many here --jobs 2)
for name in two here; do [ "$(sums one)" = "$(sums $name)" ] || { echo "$name ended in other bytes than one" >&2; exit 1; }; done
[ "$(sums with)" = "$(sums without)" ] || { echo "with Spark the bytes are others" >&2; exit 1; }
awk -v n="$runs" -v one="$one" -v two="$two" -v a="$with" -v b="$with_more" -v c="$without" -v d="$without_more" -v here="$two_here" 'BEGIN {
  printf "%d runs: one worker %.1f s, two workers %.1f s: %.2f times the throughput; without Spark, two at a time, %.1f s\n", n, one, two, one / two, here
  printf "one run, and two: %.1f and %.1f s with Spark, %.1f and %.1f s without: %.1f s and %.1f s a run, so that Spark costs %.1f %%, and its start %.1f s\n",
    a, b, c, d, b - a, d - c, 100 * ((b - a) / (d - c) - 1), a - (b - a) - (c - (d - c))
}'

#!/bin/sh
# A scripted session in a real window: real key presses and mouse drags, on a display of its own. A picture is kept at each point, to be looked at.
#
#   watch-session.sh RUN [FOLDER] [THEME]
#
# RUN is a trained run's folder on CartPole-v0, best with a map of its own ('adaptarium heatmap RUN halfLength gain'), FOLDER where the pictures go
# (./watch-session), THEME light or dark. DPI=192 in the environment makes it a display of high density, SLOW=4 waits four times as long. Needs Xvfb, xdotool, xrdb and ImageMagick's import (Debian: apt install xvfb xdotool x11-xserver-utils imagemagick libgl1-mesa-dri).
#
# It fails where a step has no effect that can be told by program: a window that does not appear or close, a film, picture or replay that is not written,
# values that are not kept, a replay that does not hold the commands that were given.
set -eu

run=$(cd "$1" && pwd)
out=${2:-watch-session}
theme=${3:-light}
home=$(cd "$(dirname "$0")/../../../.." && pwd)
mkdir -p "$out"
out=$(cd "$out" && pwd)
rm -f "$out"/*.png "$out"/*.gif "$out"/*.json

fail() {
  echo "watch-session: $1" >&2
  exit 1
}

nap() { # SECONDS, times $SLOW on a machine that has other things to do
  sleep "$(awk "BEGIN { print $1 * ${SLOW:-1} }")"
}

for tool in Xvfb xdotool import; do
  command -v "$tool" >/dev/null || fail "$tool is not installed"
done

display=:$((90 + $$ % 900))
Xvfb "$display" -screen 0 2600x1600x24 -nolisten tcp -noreset >"$out/xvfb.log" 2>&1 &
xvfb=$!
viewer=
finish() {
  [ -z "$viewer" ] || kill "$viewer" 2>/dev/null || true
  kill "$xvfb" 2>/dev/null || true
}
trap finish EXIT
export DISPLAY="$display"
export XDG_CONFIG_HOME="$out/settings" # what windows remember
rm -rf "$XDG_CONFIG_HOME"
export LIBGL_ALWAYS_SOFTWARE=1
tries=0
until xdotool getdisplaygeometry >/dev/null 2>&1; do
  tries=$((tries + 1))
  [ "$tries" -lt 50 ] || fail "no display"
  nap 0.2
done
dpi=${DPI:-96}
scale=$((dpi / 96))
[ "$dpi" = 96 ] || echo "Xft.dpi: $dpi" | xrdb -merge

open() { # COMMAND ARGUMENTS…: starts the program in the pictures' folder and waits for its window
  (cd "$out" && exec "${ADAPTARIUM:-$home/adaptarium}" "$@") >"$out/program.log" 2>&1 &
  viewer=$!
  tries=0
  until window=$(xdotool search --onlyvisible --name ' on .*Adaptarium' 2>/dev/null | head -n 1) && [ -n "$window" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 900 ] || fail "no window appeared: $(cat "$out/program.log")"
    kill -0 "$viewer" 2>/dev/null || fail "it ended: $(cat "$out/program.log")"
    nap 0.2
  done
  xdotool windowfocus "$window" 2>/dev/null || true
  nap 2
}

closed() { # waits until the program has ended, and wants exit code 0
  wait "$viewer" || fail "it ended with exit code $?: $(cat "$out/program.log")"
  viewer=
}

key() {
  xdotool key "$1"
  nap "${2:-0.7}"
}

at() { # X Y in logical pixels
  xdotool mousemove --window "$window" $(($1 * scale)) $(($2 * scale))
  nap 0.15
}

drag() { # X0 Y0 X1 Y1 [BUTTON]: in ten moves
  at "$1" "$2"
  xdotool mousedown "${5:-1}"
  nap 0.2
  i=1
  while [ "$i" -le 10 ]; do
    at $(($1 + ($3 - $1) * i / 10)) $(($2 + ($4 - $2) * i / 10))
    i=$((i + 1))
  done
}

let_go() {
  xdotool mouseup "${1:-1}"
  nap 0.3
}

shot() {
  import -window "$window" "$out/$1.png"
  echo "$1"
}

has() { # FILE TEXT
  grep -q "$2" "$1" || fail "$1 has no $2"
}

open watch "$run" --split shifted --theme "$theme" --keep "$out/replay.json"
shot 01-running
key space
shot 02-paused
key Left
key Left
key Left
shot 03-three-steps-back
key Right
key Right
key Right
key Right
shot 04-one-step-on
key F1
shot 05-help
key F1
drag 500 706 200 706 # the time line
shot 05-looking-back
let_go
key End
shot 05-newest
for overlay in 1 2 3 6 8; do key "$overlay" 0.2; done
shot 06-all-overlays
for overlay in 1 2 3 6 8; do key "$overlay" 0.2; done
key b 1.5
shot 07-another-agent-beside
key space
nap 8
key g 1
shot 08-ghost
key g
drag 300 606 245 606 # along the track of the cart-pole's gain
shot 09-slider-dragged
let_go
drag 640 300 560 330 3
let_go 3
at 640 250
xdotool click --repeat 4 --delay 80 4
nap 0.5
shot 11-panned-and-zoomed
key Home
xdotool mousemove --window "$window" $((1150 * scale)) $((502 * scale)) click 1
nap 1
shot 12-motor-stopped
key r
nap 4
shot 13-filming
key r 2
key p 1
key n 1.5
shot 14-next-task
key equal
key equal
nap 3
shot 15-four-times-as-fast
key BackSpace 1
key t 1
shot 16-other-theme
key t 0.5
key v 1
at 1090 642
xdotool click 1 # the list of what is observed
nap 0.5
at 960 666
xdotool click 1
nap 1
at 1100 150
nap 0.5
shot 16-signals
at 1215 49
xdotool click 1 # CSV
nap 0.5
key v 0.5
at 60 606
xdotool click 1 # the gain's value
nap 0.3
xdotool type --delay 60 0.9
shot 16-typing
key Return 1
key c 0.7
shot 16-close
key c 0.3
key c 0.3
key z 0.7
shot 16-interface-larger
for i in 1 2 3 4; do key z 0.2; done
drag 590 706 610 706 # the length of arrows
shot 16-longer-arrows
let_go
for size in 420x300 2560x1440 760x520; do
  xdotool windowsize "$window" $((${size%x*} * scale)) $((${size#*x} * scale))
  nap 1.5
  shot "17-$size"
done
xdotool windowsize "$window" $((1280 * scale)) $((720 * scale))
nap 1
key Escape
closed
[ -s "$out/adaptarium-001.gif" ] || fail "no film was written"
[ -s "$out/adaptarium-001.png" ] || fail "no picture was written"
[ -s "$out/adaptarium-001.csv" ] || fail "no values were written"
has "$out/adaptarium-001.csv" 'time'
has "$out/settings/adaptarium/window.json" '"width":1280'
has "$out/replay.json" '"name":"gain","value":0.9'
has "$out/replay.json" '"do":"beside"'
has "$out/replay.json" '"do":"change"'
has "$out/replay.json" '"do":"motor"'
has "$out/replay.json" '"do":"next"'

open replay "$out/replay.json" --theme "$theme"
key equal
key equal
nap 3
shot 18-replay
key Escape
closed

open watch --family HalfCheetah-v0 --theme "$theme" --keep "$out/broken.json"
key space
key BackSpace 1 # the same first moment every time
key 1
key 2
key 3
drag 640 235 700 130
key space
nap 1.5
shot 19-pulled
let_go
key space
key BackSpace 1
shot 20-before-breaking
at 745 241 # the front leg's hip
key x
key space
nap 2
shot 21-joint-broken
key Escape
closed
has "$out/broken.json" '"do":"pull"'
has "$out/broken.json" '"do":"release"'
has "$out/broken.json" '"do":"break"'

open play Lander-v0 --theme "$theme"
xdotool keydown Up
nap 1
shot 22-play
xdotool keyup Up
key Escape
closed

open play CartPole-v0 --guess --theme "$theme"
nap 2
shot 23-guess
drag 200 503 260 503
let_go
key Return 3
shot 24-revealed
key Escape
closed

open watch "$run" --theme "$theme" --task gain=0.6 --keep "$out/chosen.json"
nap 1
shot 25-chosen-task
key m 1
shot 26-map
at 1090 200
xdotool click 1
nap 1.5
shot 27-a-cell-pressed
key Escape
closed
has "$out/chosen.json" '"do":"play"'
echo "watch-session: all steps done; look at the pictures in $out"

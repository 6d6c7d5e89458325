#!/bin/sh
# A scripted session in a real window: real key presses and mouse drags, on a display of its own. A picture is kept at each point, to be looked at.
#
#   watch-session.sh RUN [FOLDER] [THEME]
#
# RUN is a trained run's folder on CartPole-v0, best with a map of its own ('adaptarium heatmap RUN halfLength gain'), FOLDER where the pictures go
# (./watch-session), THEME light or dark. DPI=192 in the environment makes it a display of high density. Needs Xvfb, xdotool, xrdb and ImageMagick's import (Debian: apt install xvfb xdotool x11-xserver-utils imagemagick libgl1-mesa-dri).
#
# After every key and press it waits until the window says that it shows the effect ('--state FILE'), however busy the machine is, and fails where that does not
# come within $PATIENCE seconds (60), where a window does not appear or close, a film, picture or replay is not written, values are not kept, or a replay does not
# hold the commands that were given.
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

state=$out/state.txt
patience=$((${PATIENCE:-60} * 10))

await() { # LINE…: until the window says each of these lines; a line may be a pattern of grep
  tries=0
  for line in "$@"; do
    until grep -qx "$line" "$state" 2>/dev/null; do
      tries=$((tries + 1))
      [ "$tries" -lt "$patience" ] || fail "the window never said '$line'; it says: $(cat "$state")"
      kill -0 "$viewer" 2>/dev/null || fail "it ended: $(cat "$out/program.log")"
      sleep 0.1
    done
  done
}

said() { # KEY: its value at this moment
  sed -n "s/^$1=//p" "$state"
}

differs() { # KEY VALUE: until it has another value
  tries=0
  while [ "$(said "$1")" = "$2" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt "$patience" ] || fail "$1 stays $2"
    sleep 0.1
  done
}

commands() { # LEAST: until so many commands have been carried out since 'open'
  tries=0
  until [ "$(said commands)" -ge "$1" ] 2>/dev/null; do
    tries=$((tries + 1))
    [ "$tries" -lt "$patience" ] || fail "only $(said commands) commands were carried out, not $1"
    sleep 0.1
  done
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
  [ "$tries" -lt "$patience" ] || fail "no display"
  sleep 0.1
done
dpi=${DPI:-96}
scale=$((dpi / 96))
[ "$dpi" = 96 ] || echo "Xft.dpi: $dpi" | xrdb -merge

open() { # COMMAND ARGUMENTS…: starts the program in the pictures' folder and waits for its window and its first picture
  rm -f "$state"
  (cd "$out" && exec "${ADAPTARIUM:-$home/adaptarium}" "$@" --state "$state") >"$out/program.log" 2>&1 &
  viewer=$!
  await 'family=.*'
  window=$(xdotool search --onlyvisible --name ' on .*Adaptarium' 2>/dev/null | head -n 1)
  [ -n "$window" ] || fail "no window appeared: $(cat "$out/program.log")"
  xdotool windowfocus "$window" 2>/dev/null || true
}

closed() { # waits until the program has ended, and wants exit code 0
  wait "$viewer" || fail "it ended with exit code $?: $(cat "$out/program.log")"
  viewer=
}

key() { # KEY LINE…: presses it and waits for what it does
  xdotool key "$1"
  shift
  await "$@"
}

at() { # X Y in logical pixels
  xdotool mousemove --window "$window" $(($1 * scale)) $(($2 * scale))
  await "pointer=$1,$2"
}

press() { # X Y LINE…: clicks there and waits for what it does
  at "$1" "$2"
  shift 2
  xdotool mousedown 1
  await 'held=true' "$@" # a picture must have been drawn between a press and its end, or the press is none
  xdotool mouseup 1
  await 'held=false'
}

drag() { # X0 Y0 X1 Y1 [BUTTON]: in ten moves, and holds on
  at "$1" "$2"
  xdotool mousedown "${5:-1}"
  if [ "${5:-1}" = 1 ]; then await 'held=true'; else sleep 1; fi
  i=1
  while [ "$i" -le 10 ]; do
    at $(($1 + ($3 - $1) * i / 10)) $(($2 + ($4 - $2) * i / 10))
    i=$((i + 1))
  done
}

let_go() {
  xdotool mouseup "${1:-1}"
  await 'held=false'
}

shot() { # NAME: what the window shows now; what was waited for is on the screen a moment after it is said
  sleep 0.4
  import -window "$window" "$out/$1.png"
  echo "$1"
}

size() { # WIDTH HEIGHT
  xdotool windowsize "$window" $(($1 * scale)) $(($2 * scale))
}

has() { # FILE TEXT
  grep -q "$2" "$1" || fail "$1 has no $2"
}

written() { # FILE: until it is there and not empty
  tries=0
  until [ -s "$1" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt "$patience" ] || fail "no $1 was written"
    sleep 0.1
  done
}

open watch "$run" --split shifted --theme "$theme" --keep "$out/replay.json"
await "theme=$theme" 'size=1280x720' 'paused=false'
shot 01-running
key space 'paused=true'
shot 02-paused
key BackSpace 'commands=1' 'over=false' # the same task again, however far it had come
first=$(said step)
for i in 1 2 3 4 5 6; do key Right "step=$((first + i))"; done
key Left 'lookingBack=true'
key Left
key Left
shot 03-three-steps-back
key Right
key Right
key Right 'lookingBack=false'
before=$(said step)
key Right "step=$((before + 1))"
shot 04-one-step-on
key F1 'help=true'
shot 05-help
key F1 'help=false'
drag 500 706 200 706 # the time line
await 'lookingBack=true'
shot 05-looking-back
let_go
key End 'lookingBack=false'
for overlay in 1 2 3 6 8; do key "$overlay"; done
await 'overlays=.*contacts.*joints.*torques.*velocity.*names.*'
shot 06-all-overlays
for overlay in 1 2 3 6 8; do key "$overlay"; done
key b 'beside=..*' 'commands=2'
shot 07-another-agent-beside
key space 'paused=false' 'panes=3' # the second episode: before, now, and beside
key g 'ghost=true'
shot 08-ghost
key g 'ghost=false'
drag 300 606 245 606 # along the track of the cart-pole's gain
commands 3
shot 09-slider-dragged
let_go
drag 640 300 560 330 3
let_go 3
await 'usualView=false'
at 640 250
xdotool click --repeat 4 --delay 80 4
differs zoom 1.0
shot 11-panned-and-zoomed
key Home 'usualView=true'
press 1150 502 'motorsStopped=1'
shot 12-motor-stopped
key r 'filming=true'
sleep 3
shot 13-filming
key r 'filming=false'
written "$out/adaptarium-001.gif"
key p
written "$out/adaptarium-001.png"
key n 'task=2'
shot 14-next-task
key equal
key equal 'speed=4.0'
shot 15-four-times-as-fast
done=$(said commands)
key BackSpace
commands $((done + 1))
other=$([ "$theme" = light ] && echo dark || echo light)
key t "theme=$other"
shot 16-other-theme
key t "theme=$theme"
key v 'column=signals'
press 1090 642 # the list of what is observed
sleep 0.5
press 960 666
at 1100 150
shot 16-signals
press 1215 49 # CSV
written "$out/adaptarium-001.csv"
key v 'column='
press 60 606 # the gain's value
sleep 0.5
xdotool type --delay 60 0.9
await 'typing=0.9'
shot 16-typing
key Return 'typing=' 'values=.*gain=0.9[,}].*'
key c 'usualView=false'
shot 16-close
key c
key c 'usualView=true'
key z 'interface=1.25'
shot 16-interface-larger
for percent in 1.5 2.0 0.8 1.0; do key z "interface=$percent"; done
drag 650 706 675 706 # the length of arrows
differs arrows 1.0
shot 16-longer-arrows
let_go
for theme_now in "$other" "$theme"; do
  key t "theme=$theme_now"
  for size in 420x300 1280x720 2560x1440; do
    size "${size%x*}" "${size#*x}"
    if [ "$size" = 2560x1440 ]; then differs size 1280x720; else await "size=$size"; fi # a large window has larger pixels
    sleep 0.5
    shot "17-$theme_now-$size"
  done
done
size 1280 720
await 'size=1280x720'
key Escape
closed
has "$out/adaptarium-001.csv" 'time'
has "$out/settings/adaptarium/window.json" '"width":1280'
has "$out/replay.json" '"name":"gain","value":0.9'
has "$out/replay.json" '"do":"beside"'
has "$out/replay.json" '"do":"change"'
has "$out/replay.json" '"do":"motor"'
has "$out/replay.json" '"do":"next"'

open replay "$out/replay.json" --theme "$theme"
key equal
key equal 'speed=4.0'
sleep 2
shot 18-replay
key Escape
closed

open watch --family HalfCheetah-v0 --theme "$theme" --keep "$out/broken.json"
key space 'paused=true'
key BackSpace 'commands=1' # the same first moment every time
for overlay in 1 2 3; do key "$overlay"; done
await 'overlays=.*contacts.*joints.*torques.*'
drag 640 235 700 130
await 'pulling=true'
key space 'paused=false'
sleep 1
shot 19-pulled
let_go
await 'pulling=false'
key space 'paused=true'
done=$(said commands)
key BackSpace "commands=$((done + 1))" 'step=.*'
shot 20-before-breaking
at 745 241 # the front leg's hip
sleep 0.5
key x "commands=$((done + 2))"
key space 'paused=false'
sleep 1.5
shot 21-joint-broken
key Escape
closed
has "$out/broken.json" '"do":"pull"'
has "$out/broken.json" '"do":"release"'
has "$out/broken.json" '"do":"break"'

open play Lander-v0 --theme "$theme"
xdotool keydown Up
sleep 1
shot 22-play
xdotool keyup Up
key Escape
closed

open play CartPole-v0 --guess --theme "$theme"
await 'hidden=true'
shot 23-guess
drag 200 503 260 503
let_go
key Return 'hidden=false'
sleep 1
shot 24-revealed
key Escape
closed

open watch "$run" --theme "$theme" --task gain=0.6 --keep "$out/chosen.json"
await 'values=.*gain=0.6[,}].*'
shot 25-chosen-task
key m 'column=map'
shot 26-map
press 1090 200 'commands=2' # the task that was asked for at first was one
shot 27-a-cell-pressed
key Escape
closed
has "$out/chosen.json" '"do":"play"'

open watch "$run" --theme "$theme"
key F2 'column=browse'
sleep 1
shot 28-browse
xdotool type --delay 60 'cheetah compass'
await 'search=cheetah compass'
shot 29-search
key Down
key Return 'family=CompassCheetah-v0' 'agent=compass-rl2'
shot 30-another-agent
key F2 'column=browse'
xdotool type --delay 60 'lander'
await 'search=lander'
key Return 'family=Lander-v0' 'agent=random actions'
shot 31-another-family
key Escape
closed

open play HalfCheetah-v0 --theme "$theme" --keep "$out/edited.json"
key F3 'column=edit' 'paused=true'
key BackSpace 'commands=1'
press 925 76 'tool=BOX'
at 700 150
shot 32-box-to-be-put
press 700 150 'commands=2' 'chosen=box 1'
drag 420 235 420 160 # the robot, by its torso
shot 33-robot-dragged
let_go
await 'commands=3'
shot 34-robot-placed
key ctrl+z 'commands=4'
shot 35-undone
key ctrl+y 'commands=5'
shot 35-made-again
key ctrl+s 'message=task and scene.*'
key space 'paused=false'
sleep 2
shot 36-the-box-falls
key Escape
closed
has "$out/edited.json" '"do":"edit"'
has "$out/edited.json" '"do":"undo"'
has "$out/edited.json" '"do":"redo"'
scene=$(ls -t "$out"/adaptarium-*.json | head -n 1)
has "$scene" '"box 1"'
open play HalfCheetah-v0 --theme "$theme" --tasks "$scene"
shot 37-opened-again
key Escape
closed
(cd "$out" && "${ADAPTARIUM:-$home/adaptarium}" check "HalfCheetah-v0+scene=$(basename "$scene")" --tasks 2) >"$out/program.log" 2>&1 || fail "the scene is no family: $(cat "$out/program.log")"
(cd "$out" && "${ADAPTARIUM:-$home/adaptarium}" replay edited.json --out edited.html) >"$out/program.log" 2>&1 || fail "no film of the replay: $(cat "$out/program.log")"
[ -s "$out/edited.html" ] || fail "no film of the replay was written"
echo "watch-session: all steps done; look at the pictures in $out"

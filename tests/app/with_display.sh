#!/usr/bin/env bash
# with_display.sh COMMAND [ARGUMENT...]: runs the command on an X server and window manager of its own, which end
# with it; the exit code is the command's. SHARDSCOPE_SCREEN sets the size, by default 1280x800.
set -euo pipefail
(($# > 0)) || { echo "usage: with_display.sh COMMAND [ARGUMENT...]" >&2; exit 2; }

folder=$(mktemp -d)
started=()
cleanUp() {
  for ((i = ${#started[@]} - 1; i >= 0; i--)); do
    kill "${started[i]}" 2>/dev/null || true
  done
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap cleanUp EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

# Waits up to 20 s for a file with something in it; the process that should write it must stay alive.
awaitFile() {
  local file=$1 writer=$2 name=$3
  for ((i = 0; i < 400; i++)); do
    [[ ! -s $file ]] || return 0
    kill -0 "$writer" 2>/dev/null || break
    sleep 0.05
  done
  echo "with_display.sh: $name did not start:" >&2
  cat "$folder/$name.log" >&2
  exit 1
}

# The server picks a free number itself and writes it down when it is ready.
Xvfb -displayfd 3 -screen 0 "${SHARDSCOPE_SCREEN:-1280x800}x24" -nolisten tcp -noreset \
  3>"$folder/display" >"$folder/Xvfb.log" 2>&1 &
started+=($!)
awaitFile "$folder/display" $! Xvfb
DISPLAY=:$(cat "$folder/display")
export DISPLAY QT_QPA_PLATFORM=xcb
unset WAYLAND_DISPLAY

openbox --sm-disable --startup "sh -c 'echo ready >$folder/ready'" >"$folder/openbox.log" 2>&1 &
started+=($!)
awaitFile "$folder/ready" $! openbox

# In the background, so that a signal meant for this script is seen while the command still runs.
"$@" &
started+=($!)
wait $!

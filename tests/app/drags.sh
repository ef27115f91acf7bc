#!/usr/bin/env bash
# Splits and merges shards with the pointer of the X server it is started under: with_display.sh drags.sh.
# With SHARDSCOPE_PICTURES=FOLDER pictures of the screen in the middle of the drags are left there.
set -euo pipefail

export QT_QPA_PLATFORM=xcb
exec "${SHARDSCOPE_BIN:?names the folder of the programs}/test_drags"

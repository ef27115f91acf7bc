// HTTP/2 over plain TCP by prior knowledge (h2c), as the JavaScript and Java SDKs speak it. The framing is nghttp2's.
#pragma once

#include "server/session.h"

#include <memory>

namespace shardscope::server {

[[nodiscard]] std::unique_ptr<Session> makeHttp2Session();

}

// HTTP/1.1 (and 1.0): keep-alive, pipelining, chunked bodies, Expect: 100-continue. Answers go out in the order of
// the requests. The parser is Boost.Beast's.
#pragma once

#include "server/session.h"

#include <memory>

namespace shardscope::server {

[[nodiscard]] std::unique_ptr<Session> makeHttp1Session();

}

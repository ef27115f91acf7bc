// What the service calls letters, digits and white space of any script: Unicode's general categories L, N and Z.
// A tab and a combining mark are none of these.
#pragma once

namespace shardscope::base {

[[nodiscard]] bool isLetterNumberOrSpace(char32_t character);

}

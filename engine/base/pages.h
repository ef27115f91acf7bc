// Fresh memory comes page by page, each with an interruption when it is first written: where a virtual machine has
// page tables of its own, that takes longer than filling the page. So whoever is about to fill much of it asks for
// large pages, and for all of them at once.
#pragma once

#include <cstddef>
#include <memory>

namespace shardscope::base {

// Of 2 MiB with most processors, and of a size that holds these with the others.
inline constexpr std::size_t kLargePage = std::size_t{2} << 20;

// Room that is about to be filled. Of a multiple of kLargePage each is brought as one page, where the system has it: no
// more than one at a time is best asked for, since whoever asks waits until it is there.
[[nodiscard]] std::shared_ptr<char[]> freshBytes(std::size_t size);

}

#include "base/pages.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace {

using namespace shardscope;

// From its first byte to its last, of either kind.
TEST(FreshBytes, CanBeWrittenWhole)
{
    for (const std::size_t size : {std::size_t{1}, std::size_t{4'096}, std::size_t{100'000}, base::kLargePage,
             2 * base::kLargePage, base::kLargePage + 1}) {
        const std::shared_ptr<char[]> bytes = base::freshBytes(size);
        for (std::size_t i = 0; i < size; ++i)
            bytes[i] = static_cast<char>(i);
        for (std::size_t i = 0; i < size; ++i)
            ASSERT_EQ(bytes[i], static_cast<char>(i)) << size;
    }
}

TEST(FreshBytes, LieAsLargePagesDo)
{
    const std::shared_ptr<char[]> bytes = base::freshBytes(base::kLargePage);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(bytes.get()) % base::kLargePage, 0U);
}

}

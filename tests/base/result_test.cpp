#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using shardscope::base::Problem;
using shardscope::base::Result;

using Owned = std::unique_ptr<int>;

Result<Owned> made(int n) { return std::make_unique<int>(n); }

TEST(Result, WhatCanOnlyBeMovedIsTakenOut)
{
    Result<Owned> named = made(4);
    const Owned byStar = *std::move(named);
    EXPECT_EQ(*byStar, 4);
    const Owned byTemporary = *made(5);
    EXPECT_EQ(*byTemporary, 5);
    const Owned byValue = made(6).value();
    EXPECT_EQ(*byValue, 6);
}

TEST(Result, WhatIsTakenOutIsNotCopied)
{
    Result<std::vector<int>> numbers = std::vector<int>{1, 2, 3};
    const int* const held = numbers->data();
    const std::vector<int> taken = *std::move(numbers);
    EXPECT_EQ(taken.data(), held);
}

TEST(Result, WhatIsOnlyLookedAtStays)
{
    const Result<std::string> text = std::string{"orders"};
    const std::string copy = *text;
    EXPECT_EQ(copy, "orders");
    EXPECT_EQ(*text, "orders");
    Result<std::string> open = std::string{"orders"};
    *open += "-eu";
    EXPECT_EQ(open.value(), "orders-eu");
    static_assert(std::is_same_v<decltype(*open), std::string&>);
    static_assert(std::is_same_v<decltype(*text), const std::string&>);
}

TEST(Result, WithoutAValueItSaysWhy)
{
    const Result<Owned> none = Problem{"a.json:3", "no such stream"};
    EXPECT_FALSE(none);
    EXPECT_EQ(none.error().text(), "a.json:3: no such stream");
}

}

// Seeded random runs of the service against the reference model.
//
//   SHARDSCOPE_SWARM_SEEDS=10000 build/release/bin/test_swarm --gtest_filter='Swarm.*'
//   SHARDSCOPE_SWARM_FIRST=4711 SHARDSCOPE_SWARM_SEEDS=1 build/release/bin/test_swarm --gtest_filter='Swarm.*'
#include "swarm/seeds.h"
#include "swarm/swarm.h"

#include <gtest/gtest.h>

namespace shardscope::swarm {
namespace {

TEST(Swarm, ServiceAnswersAsTheReferenceDoes)
{
    const Seeds seeds = seedsFor(300, 30);
    std::uint64_t records = 0;
    for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
        const Options options = optionsFor(seed);
        if (seeds.count == 1)
            std::cout << options.text() << '\n';
        Swarm swarm{options};
        const bool isRight = swarm.run();
        ASSERT_TRUE(isRight) << swarm.what() << '\n' << howToRepeat(seed, "Swarm.*");
        records += swarm.recordsStored();
    }
    std::cout << "seeds " << seeds.first << " to " << seeds.first + seeds.count - 1 << ", " << records << " records\n";
}

TEST(Swarm, SameSeedGivesTheSameReplies)
{
    const Seeds seeds = seedsFor(12, 2);
    for (std::uint64_t seed = seeds.first; seed < seeds.first + std::min<std::uint64_t>(seeds.count, 12); ++seed) {
        Swarm once{optionsFor(seed)};
        Swarm again{optionsFor(seed)};
        ASSERT_TRUE(once.run()) << once.what();
        ASSERT_TRUE(again.run()) << again.what();
        EXPECT_EQ(once.digest(), again.digest()) << howToRepeat(seed, "Swarm.*");
    }
}

}
}

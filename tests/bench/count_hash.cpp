// Hashes a fixed set of keys over and over, for instructions.sh to count:
//   count_hash <baseline|avx2|avx512|one> <keys to hash, a multiple of 4096>
#include "base/md5.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

int main(int argc, char** argv)
{
    using namespace shardscope::base;

    constexpr std::size_t kKeyCount = 4'096;
    if (argc != 3) {
        std::fprintf(stderr, "usage: count_hash <baseline|avx2|avx512|one> <keys>\n");
        return 2;
    }
    const std::string name = argv[1];
    const std::size_t passes = std::strtoull(argv[2], nullptr, 10) / kKeyCount;

    std::vector<std::string> texts;
    for (std::size_t i = 0; i < kKeyCount; ++i)
        texts.push_back("device-" + std::to_string(100'000'000 + i));
    const std::vector<std::string_view> keys{texts.begin(), texts.end()};
    std::vector<HashKey> hashes(kKeyCount);

    const Md5Kernel kernel = name == "avx512" ? Md5Kernel::Avx512
        : name == "avx2"                      ? Md5Kernel::Avx2
                                              : Md5Kernel::Baseline;
    for (std::size_t pass = 0; pass < passes; ++pass) {
        if (name == "one")
            for (std::size_t i = 0; i < kKeyCount; ++i)
                hashes[i] = hashOfPartitionKey(keys[i]);
        else
            hashPartitionKeys(keys, hashes, kernel);
    }
    std::printf("%s\n", hashes.back().hex().c_str());
}

// Files at the edge of the program: read whole, written as they come. Problems name the file
// and the system's reason.
#pragma once

#include "base/result.h"
#include "world/scenario.h"

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace shardscope::cli {

[[nodiscard]] base::Result<std::string> readFile(const std::string& path);

// Reads files that a scenario names: as written when absolute, else beside the scenario.
[[nodiscard]] world::FileReader readerBeside(const std::string& scenarioPath);

class OutputFile {
public:
    [[nodiscard]] static base::Result<OutputFile> create(const std::string& path);

    void write(std::string_view text);
    // What has been written is the system's to keep, also if the program is killed.
    void flush();
    // Everything is in the file, or why it is not.
    [[nodiscard]] base::Outcome close();

private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    OutputFile(std::string path, std::FILE* file) : m_path(std::move(path)), m_file(file) {}

    std::string m_path;
    std::unique_ptr<std::FILE, Closer> m_file;
    bool m_hasFailed = false;
    int m_error = 0;
};

}

#include "cli/files.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace shardscope::cli {

namespace {

base::Problem systemProblem(const std::string& path, const std::string& what, int error)
{
    return {path, what + ": " + std::strerror(error)};
}

}

base::Result<std::string> readFile(const std::string& path)
{
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    const std::unique_ptr<std::FILE, Closer> file{std::fopen(path.c_str(), "rb")};
    if (!file)
        return systemProblem(path, "cannot be read", errno);
    std::string text;
    std::array<char, 65'536> part{};
    // Ends at the end of the file, or where reading fails.
    while (const std::size_t count = std::fread(part.data(), 1, part.size(), file.get()))
        text.append(part.data(), count);
    if (std::ferror(file.get()) != 0)
        return systemProblem(path, "cannot be read", errno);
    return text;
}

world::FileReader readerBeside(const std::string& scenarioPath)
{
    const std::filesystem::path folder = std::filesystem::path{scenarioPath}.parent_path();
    return [folder](const std::string& path) { return readFile((folder / path).string()); };
}

base::Result<OutputFile> OutputFile::create(const std::string& path)
{
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr)
        return systemProblem(path, "cannot be written", errno);
    return OutputFile{path, file};
}

void OutputFile::write(std::string_view text)
{
    if (m_hasFailed || std::fwrite(text.data(), 1, text.size(), m_file.get()) == text.size())
        return;
    m_hasFailed = true;
    m_error = errno;
}

void OutputFile::flush()
{
    if (m_hasFailed || std::fflush(m_file.get()) == 0)
        return;
    m_hasFailed = true;
    m_error = errno;
}

base::Outcome OutputFile::close()
{
    if (!m_hasFailed && std::fclose(m_file.release()) != 0) {
        m_hasFailed = true;
        m_error = errno;
    }
    m_file.reset();
    if (m_hasFailed)
        return systemProblem(m_path, "cannot be written", m_error);
    return std::monostate{};
}

}

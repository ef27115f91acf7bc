// A program of one's own calls the run that the window shows: over a real socket, as an SDK does.
#include "endpoint_dialog.h"
#include "endpoint_lines.h"
#include "widgets/menu/object_menu.h"
#include "widgets/panels/log_drawer.h"
#include "widgets/panels/navigator.h"
#include "widgets/panels/notice.h"
#include "widgets/panels/why_panel.h"
#include "window/program.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QToolButton>

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

using namespace shardscope;
using namespace shardscope::app;

namespace {

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

// A socket that has a port for itself, as long as it lives.
class Listener {
public:
    Listener() : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof(address);
        EXPECT_EQ(::bind(m_socket, reinterpret_cast<sockaddr*>(&address), size), 0);
        EXPECT_EQ(::listen(m_socket, 1), 0);
        EXPECT_EQ(::getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size), 0);
        m_port = ntohs(address.sin_port);
    }
    ~Listener() { ::close(m_socket); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }

private:
    int m_socket;
    std::uint16_t m_port = 0;
};

std::uint16_t freePort() { return Listener{}.port(); }

// The status and the body, or nothing where nobody listens.
std::string call(std::uint16_t port, const std::string& operation, const std::string& body,
    const std::string& region = "us-east-1")
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(port);
    std::string answer;
    const timeval patience{10, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0) {
        const std::string request = "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    "User-Agent: Boto3/1.26.27 Python/3.11.2 Linux/6.1\r\n"
                                    "Content-Type: application/x-amz-json-1.1\r\n"
                                    "Authorization: AWS4-HMAC-SHA256 Credential=any/20261120/"
            + region
            + "/kinesis/aws4_request, "
              "SignedHeaders=host, Signature=any\r\nX-Amz-Date: 20261120T000000Z\r\n"
              "X-Amz-Target: Kinesis_20131202."
            + operation + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
        EXPECT_EQ(::send(socket, request.data(), request.size(), MSG_NOSIGNAL), ssize_t(request.size()));
        char buffer[4'096];
        for (ssize_t got = 0; (got = ::recv(socket, buffer, sizeof(buffer), 0)) > 0;)
            answer.append(buffer, std::size_t(got));
    }
    ::close(socket);
    return answer;
}

constexpr const char* kPut = R"({"StreamName": "clicks", "PartitionKey": "user-1", "Data": "aGVsbG8="})";

QAction* actionCalled(const MainWindow& window, const QKeySequence& keys)
{
    for (const QMenu* menu : window.findChildren<QMenu*>()) {
        for (QAction* action : menu->actions()) {
            if (action->shortcut() == keys)
                return action;
        }
    }
    return nullptr;
}

EndpointDialog& openDialog(Program& program)
{
    actionCalled(program.window, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P))->trigger();
    auto* dialog = program.window.findChild<EndpointDialog*>();
    EXPECT_NE(dialog, nullptr);
    return *dialog;
}

QString chipText(const Program& program)
{
    return program.window.findChild<QToolButton*>(QStringLiteral("endpointChip"))->text();
}

QString rowCalled(const Program& program, const QString& name)
{
    const auto* model = program.window.findChild<widgets::Navigator*>()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, 0).data().toString() == name)
            return model->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
    return {};
}

TEST(EndpointInTheWindow, LetsAProgramCallAndShowsIt)
{
    Program program;
    EndpointDialog& dialog = openDialog(program);
    const std::uint16_t port = freePort();
    dialog.findChild<QSpinBox*>()->setValue(port);
    auto* const isOn = dialog.findChild<QCheckBox*>();
    EXPECT_FALSE(isOn->isChecked());
    isOn->click();
    EXPECT_TRUE(isOn->isChecked());
    EXPECT_TRUE(chipText(program).endsWith(QString::number(port))) << chipText(program).toStdString();
    EXPECT_TRUE(actionCalled(program.window, QKeySequence(Qt::CTRL | Qt::Key_P))->isChecked());

    program.control(world::Play{});
    EXPECT_NE(call(port, "PutRecord", kPut).find("200 OK"), std::string::npos);
    EXPECT_NE(call(port, "PutRecord", R"({"StreamName": "nobody", "PartitionKey": "k", "Data": ""})")
                  .find("ResourceNotFoundException"),
        std::string::npos);
    // The navigator counts seconds that are over.
    Program::waitFor([&] {
        call(port, "PutRecord", kPut);
        return !rowCalled(program, QStringLiteral("boto3 1.26.27")).isEmpty();
    });
    EXPECT_TRUE(rowCalled(program, QStringLiteral("boto3 1.26.27")).contains(QStringLiteral("program")));
    // It is no gesture of the person at the window.
    EXPECT_FALSE(program.engine.latest().status.canUndo);
    Program::waitFor([&] {
        for (const QLabel* label : dialog.findChildren<QLabel*>()) {
            if (label->text().contains(QStringLiteral("answered")))
                return true;
        }
        return false;
    });

    isOn->click();
    EXPECT_FALSE(chipText(program).contains(QString::number(port)));
    EXPECT_EQ(call(port, "PutRecord", kPut), "");
}

TEST(EndpointInTheWindow, GivesAProgramAPageAWhyAndAMenu)
{
    Program program;
    EndpointDialog& dialog = openDialog(program);
    const std::uint16_t port = freePort();
    dialog.findChild<QSpinBox*>()->setValue(port);
    dialog.findChild<QCheckBox*>()->click();
    program.control(world::Play{});
    const QString name = QStringLiteral("boto3 1.26.27");
    const auto* model = program.window.findChild<widgets::Navigator*>()->model();
    QModelIndex row;
    Program::waitFor([&] {
        call(port, "PutRecord", kPut);
        const QModelIndexList found = model->match(model->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly);
        row = found.isEmpty() ? QModelIndex{} : found.front();
        return row.isValid();
    });
    program.window.findChild<widgets::Navigator*>()->setCurrentIndex(row);
    const widgets::Choice choice = widgets::ProgramChoice{name.toStdString()};
    EXPECT_EQ(program.window.selection().selected(), choice);
    const auto shows = [&program](const char* label, const QString& text) {
        const auto* found = program.window.findChild<QLabel*>(QLatin1String(label));
        return found != nullptr && found->isVisible() && found->text().contains(text);
    };
    Program::waitFor([&] { return shows("programCalls", QStringLiteral("PutRecord")); });
    EXPECT_TRUE(shows("programUses", QStringLiteral("clicks")));

    call(port, "PutRecord", R"({"StreamName": "nobody", "PartitionKey": "k", "Data": ""})");
    Program::waitFor([&] { return shows("programRefused", QStringLiteral("ResourceNotFoundException")); });
    auto* why = program.window.findChild<widgets::WhyPanel*>();
    why->ask();
    Program::waitFor([&] { return why->explanation().verdict == world::Verdict::ProgramRefused; });
    EXPECT_FALSE(why->explanation().remedies.empty());

    auto* filter = program.window.findChild<widgets::LogDrawer*>()->findChild<QLineEdit*>();
    program.window.findChild<QPushButton*>(QStringLiteral("showProgramCalls"))->click();
    EXPECT_EQ(filter->text(), name);

    widgets::ObjectMenus menus(&program.engine, program.window.selection(), nullptr);
    std::vector<widgets::Verb> verbs;
    for (const widgets::Offer& offer : menus.offersOf(*widgets::pointedOf(choice))) {
        EXPECT_TRUE(offer.isEnabled) << offer.text.toStdString();
        verbs.push_back(offer.verb);
    }
    using widgets::Verb;
    EXPECT_EQ(verbs, (std::vector{Verb::Why, Verb::Fault, Verb::CopyId, Verb::CopyCode, Verb::Filter}));
}

TEST(EndpointInTheWindow, SaysThatAPortIsTaken)
{
    Program program;
    EndpointDialog& dialog = openDialog(program);
    const Listener other;
    dialog.findChild<QSpinBox*>()->setValue(other.port());
    dialog.findChild<QCheckBox*>()->click();
    EXPECT_FALSE(dialog.findChild<QCheckBox*>()->isChecked());
    const auto* notice = program.window.findChild<widgets::Notice*>();
    EXPECT_TRUE(notice->isVisible());
    bool isSaid = false;
    for (const QLabel* label : notice->findChildren<QLabel*>())
        isSaid = isSaid || label->text().contains(QStringLiteral("choose another port"));
    EXPECT_TRUE(isSaid);
}

TEST(EndpointInTheWindow, HasLinesForEveryClientThatNameTheStreamAndTheAddress)
{
    Program program;
    EndpointDialog& dialog = openDialog(program);
    dialog.findChild<QSpinBox*>()->setValue(4'999);
    auto* const clients = dialog.findChild<QTabBar*>();
    ASSERT_EQ(clients->count(), int(kClients.size()));
    for (int i = 0; i < clients->count(); ++i) {
        clients->setCurrentIndex(i);
        const QString lines = dialog.findChild<QPlainTextEdit*>()->toPlainText();
        for (const char* part : {"http://127.0.0.1:4999", "clicks", "us-east-1"})
            EXPECT_TRUE(lines.contains(QLatin1String(part))) << lines.toStdString();
        EXPECT_FALSE(lines.contains(QLatin1Char('%'))) << lines.toStdString();
    }
    EXPECT_EQ(dialog.findChild<QLineEdit*>(QStringLiteral("address"))->text(), QStringLiteral("http://127.0.0.1:4999"));
}

// What the endpoint makes of a name: tests/wire/endpoint_test.cpp.
TEST(EndpointInTheWindow, SaysHowToTellTwoProgramsOnOneSdkApart)
{
    Program program;
    const EndpointDialog& dialog = openDialog(program);
    bool isSaid = false;
    for (const QLabel* label : dialog.findChildren<QLabel*>())
        isSaid = isSaid
            || (label->toolTip().contains(QStringLiteral("AWS_SDK_UA_APP_ID=orders"))
                && label->toolTip().contains(QStringLiteral("orders (boto3 1.35.0)")));
    EXPECT_TRUE(isSaid);
}

// The same port serves the run that is opened next.
TEST(EndpointInTheWindow, GoesOnWithAnotherRun)
{
    Program program;
    EndpointDialog& dialog = openDialog(program);
    const std::uint16_t port = freePort();
    dialog.findChild<QSpinBox*>()->setValue(port);
    dialog.findChild<QCheckBox*>()->click();
    world::Scenario other;
    other.settings.service.region = "eu-west-1";
    other.streams = {{{"orders", 2}, std::chrono::hours{24}}};
    program.document.open(Opened{.run = {.scenario = other}}, {}, OnceOpen::Play);
    Program::waitFor([&] { return program.document.scenario().settings.service.region == "eu-west-1"; });
    const std::string answer = call(port, "DescribeStreamSummary", R"({"StreamName": "orders"})", "eu-west-1");
    EXPECT_NE(answer.find("\"OpenShardCount\":2"), std::string::npos) << answer;
    EXPECT_NE(answer.find("arn:aws:kinesis:eu-west-1:"), std::string::npos) << answer;
    const std::string elsewhere = call(port, "DescribeStreamSummary", R"({"StreamName": "orders"})", "us-east-1");
    EXPECT_NE(elsewhere.find("ResourceNotFoundException"), std::string::npos) << elsewhere;
}

}

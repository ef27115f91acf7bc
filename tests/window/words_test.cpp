// Every word of the window in every language: the window is used while a translator that
// stands behind the real ones notes whatever they leave untranslated.
#include "keys_dialog.h"
#include "replay_dialog.h"
#include "translators.h"
#include "widgets/charts/key_heatmap.h"
#include "widgets/charts/shard_map.h"
#include "widgets/panels/inspector.h"
#include "widgets/panels/notice.h"
#include "widgets/run_settings_text.h"
#include "widgets/stage/consumer_card.h"
#include "widgets/stage/stream_stage.h"
#include "window/program.h"
#include "world/open_questions.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTimer>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

using namespace shardscope;
using namespace shardscope::app;

namespace {

// Asked only for what nobody before it could translate.
class Notebook : public QTranslator {
public:
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        // Names of keys are those on the keyboard; styles and platforms speak to themselves.
        static const std::set<std::string> kNotOurs{"QShortcut", "QGuiApplication", "QApplication", "QKeySequence"};
        if (!kNotOurs.contains(context))
            missing.insert(std::string(context) + " | " + source);
        return {};
    }
    [[nodiscard]] bool isEmpty() const override { return false; }

    mutable std::set<std::string> missing;
};

void openMenu(QMenu* menu)
{
    emit menu->aboutToShow();
    for (QAction* action : menu->actions()) {
        if (action->menu() != nullptr)
            openMenu(action->menu());
    }
}

// Dialogs of their own stay open until they are closed from outside.
void closeWhenOpen()
{
    QTimer::singleShot(0, qApp, [] {
        if (QWidget* dialog = QApplication::activeModalWidget())
            dialog->close();
    });
}

QAction* actionOf(const QList<QAction*>& actions, const QKeySequence& key)
{
    for (QAction* action : actions) {
        if (action->shortcuts().contains(key))
            return action;
        if (QAction* inside = action->menu() != nullptr ? actionOf(action->menu()->actions(), key) : nullptr)
            return inside;
    }
    return nullptr;
}

void useEverything(Program& program)
{
    for (QAction* action : program.window.menuBar()->actions())
        openMenu(action->menu());
    widgets::Selection& selection = program.window.selection();
    const std::string stream = selection.stream();
    const auto& world = *program.engine.latest().world;
    auto* map = program.window.findChild<widgets::ShardMapView*>();
    for (const world::ShardUse& use : map->uses()) {
        selection.select(widgets::ShardChoice{stream, use.shard});
        QTest::keyClick(&program.window, Qt::Key_Y);
        QTest::qWait(150);
        QTest::keyClick(&program.window, Qt::Key_Y);
    }
    for (const world::Actor& actor : world.actors()) {
        // Each is one of the two; the other choice shows a page that says it is gone.
        selection.select(widgets::ProducerChoice{stream, actor.name});
        selection.select(widgets::ConsumerChoice{stream, actor.name});
        QTest::keyClick(&program.window, Qt::Key_Y);
        QTest::qWait(150);
        QTest::keyClick(&program.window, Qt::Key_Y);
    }
    selection.select(widgets::StreamChoice{stream});
    // The knife, a join, a refusal of the service.
    map->openKnife();
    for (const Qt::Key key : {Qt::Key_H, Qt::Key_L, Qt::Key_I, Qt::Key_Right})
        QTest::keyClick(map, key);
    (void)map->grab();
    map->cancelGesture();
    map->openJoin();
    (void)map->grab();
    map->cancelGesture();
    program.window.findChild<widgets::Notice*>()->showRefusal({streams::Exception::LimitExceeded, {}, "x"}, {});
    for (const QKeySequence& key : {QKeySequence(Qt::CTRL | Qt::Key_I), QKeySequence(Qt::Key_Slash)}) {
        QAction* action = actionOf(program.window.menuBar()->actions(), key);
        ASSERT_NE(action, nullptr);
        action->trigger();
    }
    // A mark, a note, a range with its card, another branch, charts by the minute.
    for (const QKeySequence& key : {QKeySequence(Qt::Key_M), QKeySequence(Qt::Key_R),
             QKeySequence(Qt::SHIFT | Qt::Key_M), QKeySequence(Qt::Key_W), QKeySequence(Qt::Key_B),
             QKeySequence(Qt::Key_G), QKeySequence(Qt::CTRL | Qt::Key_E), QKeySequence(Qt::SHIFT | Qt::Key_O)}) {
        QAction* action = actionOf(program.window.menuBar()->actions(), key);
        ASSERT_NE(action, nullptr);
        action->trigger();
        QTest::qWait(150);
    }
    auto* stage = program.window.findChild<widgets::StreamStage*>();
    stage->setLowerView(widgets::StreamStage::LowerView::Heatmap);
    QTest::qWait(200);
    auto* heatmap = program.window.findChild<widgets::KeyHeatmapView*>();
    for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Down, Qt::Key_Home, Qt::Key_End}) {
        QTest::keyClick(heatmap, key);
        (void)heatmap->grab();
    }
    QTest::keyClick(heatmap, Qt::Key_Escape);
    program.window.showStage(StageName::FanOut);
    QTest::qWait(200);
    for (auto* card : program.window.findChildren<widgets::ConsumerCard*>()) {
        card->setFocus();
        for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Left, Qt::Key_Escape})
            QTest::keyClick(card, key);
    }
    (void)program.window.grab();
    program.window.showStage(StageName::Stream);
    for (const QKeySequence& key : {QKeySequence(Qt::Key_F1), QKeySequence(Qt::CTRL | Qt::Key_R),
             QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)}) {
        closeWhenOpen();
        actionOf(program.window.menuBar()->actions(), key)->trigger();
    }
    const QTemporaryDir folder;
    ReplayDialog replay(folder.path(), {}, nullptr);
    replay.show();
    (void)program.window.grab();
}

struct Message {
    std::string key; // context | source | comment
    QString text;    // all forms
    bool isUnfinished = false;
    bool hasForms = false; // of a number, singular and plural
};

std::vector<Message> catalogue(const QString& code)
{
    QFile file(QStringLiteral(SHARDSCOPE_SOURCE_DIR "/translations/shardscope_%1.ts").arg(code));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    std::vector<Message> messages;
    QString context;
    Message message;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            if (xml.name() == u"name")
                context = xml.readElementText();
            else if (xml.name() == u"message")
                message = {.hasForms = xml.attributes().value("numerus") == u"yes"};
            else if (xml.name() == u"source")
                message.key = (context + " | " + xml.readElementText()).toStdString();
            else if (xml.name() == u"comment")
                message.key += (" | " + xml.readElementText()).toStdString();
            else if (xml.name() == u"translation") {
                message.isUnfinished = xml.attributes().value("type") == u"unfinished";
                message.text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            }
        } else if (xml.isEndElement() && xml.name() == u"message") {
            messages.push_back(message);
        }
    }
    EXPECT_FALSE(xml.hasError()) << code.toStdString() << ": " << xml.errorString().toStdString();
    return messages;
}

}

class Words : public testing::TestWithParam<const char*> {};

TEST_P(Words, NothingInTheWindowIsLeftInEnglish)
{
    Notebook notebook;
    {
        Program program;
        program.seek(90);
        QCoreApplication::installTranslator(&notebook);
        // Ours comes after it, and so is asked first.
        program.language.use(GetParam());
        QTest::qWait(300);
        notebook.missing.clear();
        program.language.use(GetParam());
        QTest::qWait(300);
        useEverything(program);
        QCoreApplication::removeTranslator(&notebook);
        program.language.use("en");
    }
    std::string list;
    for (const std::string& each : notebook.missing)
        list += each + "\n";
    EXPECT_TRUE(list.empty()) << list;
}

TEST_P(Words, NoOpenQuestionIsAskedInEnglish)
{
    Notebook notebook;
    {
        Language language;
        QCoreApplication::installTranslator(&notebook);
        language.use(GetParam());
        for (const world::OpenQuestion& question : world::openQuestions({})) {
            (void)widgets::questionText(question);
            (void)widgets::questionSourceText(question);
            for (const std::string_view answer : question.words)
                (void)widgets::answerText(answer);
        }
        QCoreApplication::removeTranslator(&notebook);
        language.use("en");
    }
    std::string list;
    for (const std::string& each : notebook.missing)
        list += each + "\n";
    EXPECT_TRUE(list.empty()) << list;
}

TEST_P(Words, CatalogueHasWhatEnglishHas)
{
    std::map<std::string, Message> ours;
    for (const Message& message : catalogue(GetParam()))
        EXPECT_TRUE(ours.emplace(message.key, message).second) << "twice: " << message.key;
    static const QRegularExpression kPlace(QStringLiteral("%\\d|%L?n"));
    const auto places = [](const QString& text) {
        std::set<QString> found;
        for (auto matches = kPlace.globalMatch(text); matches.hasNext();)
            found.insert(matches.next().captured());
        return found;
    };
    for (const Message& english : catalogue(QStringLiteral("en"))) {
        const auto found = ours.find(english.key);
        ASSERT_NE(found, ours.end()) << "missing: " << english.key;
        EXPECT_FALSE(found->second.isUnfinished || found->second.text.isEmpty()) << "empty: " << english.key;
        const QString source = QString::fromStdString(english.key).section(QStringLiteral(" | "), 1, 1);
        EXPECT_EQ(places(source), places(found->second.text)) << english.key;
    }
}

// Qt shows "1 record(s)" where a catalogue does not know that a number is spoken of. English has no other entries.
TEST_P(Words, WhatCountsHasTheFormsOfItsNumber)
{
    static const QRegularExpression kNumber(QStringLiteral("%L?n"));
    std::map<std::string, bool> english;
    for (const Message& message : catalogue(QStringLiteral("en")))
        english[message.key] = message.hasForms;
    for (const Message& message : catalogue(GetParam())) {
        if (!QString::fromStdString(message.key).section(QStringLiteral(" | "), 1, 1).contains(kNumber))
            continue;
        EXPECT_TRUE(message.hasForms) << message.key;
        EXPECT_TRUE(english[message.key]) << "in English: " << message.key;
    }
}

INSTANTIATE_TEST_SUITE_P(EachLanguage, Words, testing::Values("vi", "zh_TW"));

// 分片 and 串流 everywhere; English beside them is the business of View > Language.
TEST(Chinese, CallsAShardByOneName)
{
    static const QRegularExpression kEnglish(QStringLiteral("(?<![A-Za-z.-])(shards?|streams?)(?![A-Za-z-])"),
        QRegularExpression::CaseInsensitiveOption);
    for (const Message& message : catalogue(QStringLiteral("zh_TW")))
        EXPECT_FALSE(message.text.contains(kEnglish)) << message.text.toStdString();
}

TEST(EnglishTerms, StandBesideCaptionsAndNotInSentences)
{
    EXPECT_EQ(withEnglishTerm(QStringLiteral("分片"), QStringLiteral("Shards")).toStdString(), "分片 (shard)");
    EXPECT_EQ(withEnglishTerm(QStringLiteral("迭代器延遲"), QStringLiteral("Iterator age")).toStdString(),
        "迭代器延遲 (iterator age)");
    EXPECT_EQ(withEnglishTerm(QStringLiteral("Stream"), QStringLiteral("Stream")).toStdString(), "Stream");
    EXPECT_EQ(withEnglishTerm(QStringLiteral("播放"), QStringLiteral("Play")).toStdString(), "播放");
    EXPECT_EQ(withEnglishTerm(QStringLiteral("S&hard"), QStringLiteral("S&hards")).toStdString(), "S&hard");
    EXPECT_EQ(withEnglishTerm(QStringLiteral("Rẽ nhánh"), QStringLiteral("Branch here")).toStdString(), "Rẽ nhánh");
    const QString sentence = QStringLiteral("%1 個分片");
    EXPECT_EQ(withEnglishTerm(sentence, QStringLiteral("%1 shards")), sentence);
}

TEST(EnglishTerms, AreSwitchedAtRunTime)
{
    Program program;
    program.language.use("zh_TW");
    const auto tab = [] { return QCoreApplication::translate("shardscope::app::MainWindow", "Stream"); };
    const QString plain = tab();
    program.language.showEnglishTerms(true);
    EXPECT_EQ(tab(), plain + " (stream)");
    program.language.showEnglishTerms(false);
    EXPECT_EQ(tab(), plain);
    program.language.use("en");
}

TEST(LongEnglish, KeepsWhatIsNotWords)
{
    const QString made = lengthened(QStringLiteral("<b>%1</b> &Save %n records &amp; more"));
    EXPECT_TRUE(made.startsWith("<b>%1</b> &S")) << made.toStdString();
    EXPECT_TRUE(made.contains("%n")) << made.toStdString();
    EXPECT_TRUE(made.contains("&amp;")) << made.toStdString();
    EXPECT_GE(lengthened(QStringLiteral("Shards")).size(), 8);
}

// Each entry of a menu is chosen by a letter of its own, in every language.
#include "window/mnemonics.h"

#include "window/program.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

#include <gtest/gtest.h>

using namespace shardscope;
using namespace shardscope::app;

namespace {

QStringList textsOf(const QList<QAction*>& actions)
{
    QStringList texts;
    for (const QAction* action : actions)
        if (!action->isSeparator())
            texts << action->text();
    return texts;
}

class Mnemonics : public testing::TestWithParam<const char*> {};

}

TEST_P(Mnemonics, AreNotSharedByTwoEntriesOfAMenu)
{
    Program program(GetParam());
    program.seek(10);
    EXPECT_EQ(mnemonicTrouble(textsOf(program.window.menuBar()->actions())).toStdString(), "");
    int letters = 0;
    for (QMenu* menu : program.window.findChildren<QMenu*>()) {
        emit menu->aboutToShow();
        const QStringList texts = textsOf(menu->actions());
        EXPECT_EQ(mnemonicTrouble(texts).toStdString(), "") << menu->title().toStdString();
        for (const QString& text : texts)
            letters += mnemonicOf(text).isNull() ? 0 : 1;
    }
    EXPECT_GT(letters, 80) << "most entries have one";
    program.language.use("en");
}

INSTANTIATE_TEST_SUITE_P(EachLanguage, Mnemonics, testing::Values("en", "vi", "zh_TW"));

TEST(MnemonicTrouble, IsToldOfSharedAndUnreachableLetters)
{
    EXPECT_EQ(mnemonicOf(QStringLiteral("A && B &See")), QChar(u'S'));
    EXPECT_TRUE(mnemonicOf(QStringLiteral("A && B")).isNull());
    EXPECT_EQ(
        mnemonicTrouble({QStringLiteral("&See"), QStringLiteral("U&se"), QStringLiteral("Nothing")}).toStdString(),
        "S: “&See” and “U&se”");
    EXPECT_EQ(mnemonicTrouble({QStringLiteral("&Đến")}).toStdString(), "“&Đến”: no such key");
}

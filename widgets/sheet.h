// A column of details as the inspector shows them: captions, lines of name and value,
// meters, notes. Sheets build themselves once and fill in readings afterwards.
#pragma once

#include "streams/quotas.h"
#include "widgets/theme.h"

#include <QLabel>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace shardscope::streams {
struct ServiceSettings;
}

namespace shardscope::widgets {

class Meter;

// A muted name at the left, a value at the right.
class Line : public QWidget {
    Q_OBJECT

public:
    explicit Line(QWidget* parent);

    void setTheme(const Theme& theme);
    void setName(const QString& name);
    void setValue(const QString& value);
    // Drawn as something to be seen to.
    void setIsHot(bool isHot);

private:
    void recolour();

    Theme m_theme = Theme::light();
    QLabel* m_name;
    QLabel* m_value;
    bool m_isHot = false;
};

class Sheet : public QWidget {
    Q_OBJECT

public:
    explicit Sheet(QWidget* parent);

    // Reaches every part that was added before and after.
    void setTheme(const Theme& theme);
    // As narrow as it is made: long names are cut, not the numbers beside them.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    QLabel* addTitle();
    QLabel* addSubtitle();
    QLabel* addCaption(const QString& text);
    Meter* addMeter(const QString& caption);
    Line* addLine(const QString& name);
    // Muted, wrapped, may be selected and may hold links.
    QLabel* addNote();
    void addPart(QWidget* part);
    void finish();
    [[nodiscard]] const Theme& theme() const { return m_theme; }

private:
    void paint(QLabel* label, QColor colour);

    Theme m_theme = Theme::light();
    QVBoxLayout* m_column;
    std::vector<QLabel*> m_titles;
    std::vector<QLabel*> m_captions;
    std::vector<QLabel*> m_notes;
    std::vector<Line*> m_lines;
    std::vector<Meter*> m_meters;
};

// What it is, as it holds in a run, its profile, and the page and month it was read on. Where the account has another
// value than the profile, both are said.
[[nodiscard]] QString quotaHint(const streams::ServiceSettings& settings, streams::QuotaName name);

}

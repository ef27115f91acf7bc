// Another number of shards for a stream, before it is asked for: what UpdateShardCount would do or be refused for, the
// ranges now and then, and the call as code. Posts nothing itself.
#pragma once

#include "widgets/theme.h"
#include "world/runner.h"
#include "world/scale_preview.h"

#include <QDialog>

#include <functional>
#include <optional>
#include <string>

class QLabel;
class QPushButton;
class QSpinBox;

namespace shardscope::widgets {

class CodeTabs;
class RangeStrips;

class ShardCountDialog : public QDialog {
    Q_OBJECT

public:
    // The world as it is now: time may go on while the dialog is open.
    using Newest = std::function<world::Snapshot()>;

    // The newest world has that stream, with shards.
    ShardCountDialog(Newest newest, std::string stream, const Theme& theme, QWidget* parent);
    ~ShardCountDialog() override;

    [[nodiscard]] streams::UpdateShardCountRequest request() const;
    // Of what is chosen now; unset where the stream has gone.
    [[nodiscard]] std::optional<world::ScalePreview> preview() const;
    // Time has gone on.
    void present();

private:
    void work();
    void carryOut();

    Newest m_newest;
    std::string m_stream;
    Theme m_theme;
    QSpinBox* m_shards;
    QLabel* m_facts;
    RangeStrips* m_strips;
    CodeTabs* m_code;
    QLabel* m_refusal;
    QPushButton* m_carryOut;
};

}

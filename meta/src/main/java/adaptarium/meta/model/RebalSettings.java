package adaptarium.meta.model;

import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;

/**
 * Settings of ReBAL.
 *
 * @param memory kind of the memory cell
 * @param memorySize numbers that it gives
 * @param sequence steps through which gradients flow
 * @param model the model, its training and the planner
 */
public record RebalSettings(
        @Setting(
                value = "kind of the memory between the model's first layer and its last ones",
                change = "the paper's is a gated unit, as gru is")
        MemoryCell memory,

        @Setting(
                value = "numbers that the memory gives",
                range = "[1, 4096]",
                change = "raise it where tasks differ in many ways")
        int memorySize,

        @Setting(
                value = "steps in a row that the model is trained on, from a wiped memory",
                range = "[1, 10000]",
                change = "raise it where what tells tasks apart is seen rarely")
        int sequence,

        @Setting("the model, its training and the planner") ModelSettings model) {
    /** Checks every component. */
    public RebalSettings {
        Settings.check(RebalSettings.class, memory, memorySize, sequence, model);
        if (model.hiddenSizes().isEmpty()) {
            throw new IllegalArgumentException(
                    "hiddenSizes of a model with a memory must have at least 1 entry, got []");
        }
    }

    static RebalSettings standard() {
        return new RebalSettings(MemoryCell.GRU, /* memorySize= */ 64, /* sequence= */ 64, ModelSettings.standard());
    }
}

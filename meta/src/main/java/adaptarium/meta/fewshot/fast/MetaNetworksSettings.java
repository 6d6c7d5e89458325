package adaptarium.meta.fewshot.fast;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import java.util.List;

/**
 * What {@link MetaNetworks} can be told.
 *
 * @param hiddenSizes widths of the hidden layers, of the network that predicts and of that which makes keys
 * @param fastLayers how many layers, from the last, have fast weights
 * @param writer width of the network that writes fast weights
 * @param keySize numbers of a key
 * @param tasks tasks of an update
 * @param learningRate of Adam
 */
public record MetaNetworksSettings(
        @Setting(
                value = "widths of the hidden layers, of the network that predicts and of that which makes keys",
                range = "[1, 2048]",
                most = 8,
                change = "raise them where errors of training tasks stay high; time grows with their product")
        List<Integer> hiddenSizes,

        @Setting(
                value = "how many layers, from the last, have fast weights",
                range = "[1, 9]",
                change = "more can change more in a task; time grows with their weights times the shots")
        int fastLayers,

        @Setting(
                value = "width of the network that writes fast weights",
                range = "[1, 1024]",
                change = "raise it where adapting stays coarse; time grows with it")
        int writer,

        @Setting(
                value = "numbers of a key",
                range = "[1, 1024]",
                change = "raise it where tasks need many different answers")
        int keySize,

        @Setting(
                value = "tasks of an update",
                range = "[1, 100000]",
                change = "raise it where updates are noisy; time grows with it")
        int tasks,

        @Setting(
                value = "rate of Adam",
                range = "(0, inf)",
                change = "lower it where the loss jumps, raise it where it creeps")
        double learningRate) {
    /** Checks every component. */
    public MetaNetworksSettings {
        hiddenSizes = List.copyOf(hiddenSizes);
        Settings.check(MetaNetworksSettings.class, hiddenSizes, fastLayers, writer, keySize, tasks, learningRate);
        if (fastLayers > hiddenSizes.size() + 1) {
            throw new IllegalArgumentException("fastLayers must be at most " + (hiddenSizes.size() + 1)
                    + ", the layers there are, got " + fastLayers);
        }
    }

    /** The network of MAML's sinusoids, with fast weights in its last layer. */
    public static MetaNetworksSettings defaults() {
        return new MetaNetworksSettings(List.of(40, 40), 1, 20, 16, 25, 0.001);
    }
}

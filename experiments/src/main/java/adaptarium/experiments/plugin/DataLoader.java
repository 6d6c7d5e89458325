package adaptarium.experiments.plugin;

import adaptarium.envs.FamilyHolder;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.config.FamilyFile;
import java.util.ArrayList;
import java.util.List;

/** A class loader that has no classes of its own, and holds the families of YAML files. */
final class DataLoader extends ClassLoader implements FamilyHolder {
    private final List<TaskFamily<?>> families;

    private DataLoader(ClassLoader below, List<TaskFamily<?>> families) {
        super(below);
        this.families = families;
    }

    /**
     * Reads the YAML files among plug-ins.
     *
     * @param below what is laid under it
     * @param plugins any
     * @return a loader with their families; the one below where there are none
     */
    static ClassLoader over(ClassLoader below, List<Plugin> plugins) {
        List<TaskFamily<?>> families = new ArrayList<>();
        for (Plugin plugin : plugins) {
            if (plugin.kind() == Plugin.Kind.DATA) {
                families.add(FamilyFile.read(plugin.path()));
            }
        }
        return families.isEmpty() ? below : new DataLoader(below, List.copyOf(families));
    }

    @Override
    public List<TaskFamily<?>> families() {
        return families;
    }
}

package adaptarium.experiments.plugin;

/**
 * A plug-in that a run was made with and keeps a copy of.
 *
 * @param file the copy, relative to the run's folder
 * @param from where the plug-in lay
 * @param sha256 of its content
 */
public record KeptPlugin(String file, String from, String sha256) {}

package adaptarium.agents.store;

import org.jspecify.annotations.Nullable;

/**
 * A part of a {@link State} that never changes again, such as a filled piece of a replay buffer. States share it without a copy, and the checkpoints of a folder
 * share one file of it, named by its SHA-256: what a checkpoint adds to the disk is what is new.
 */
public final class Segment {
    private final State content;
    private @Nullable String digest; // of the encoded content; found once, since encoding costs time

    /**
     * A part.
     *
     * @param content its entries, not to be added to afterwards
     */
    public Segment(State content) {
        this.content = content;
    }

    Segment(State content, String digest) {
        this.content = content;
        this.digest = digest;
    }

    /** Its entries, shared. */
    public State content() {
        return content;
    }

    /** The SHA-256 of its file. */
    synchronized String digest() {
        if (digest == null) {
            digest = Checkpoint.sha256(Safetensors.encode(content));
        }
        return digest;
    }

    /** What its file is called. */
    String fileName() {
        return fileName(digest());
    }

    static String fileName(String digest) {
        return "segment-" + digest + ".safetensors";
    }
}

package adaptarium.experiments;

import adaptarium.files.OutputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What a command was asked to write, such as by {@code --out}. Whether it can be written is known at once, before hours of work.
 *
 * @param path as it was typed
 * @param file where it goes
 */
public record Output(Path path, OutputFile file) {
    /**
     * The place of a path.
     *
     * @param path a file, a link to one, a pipe or a device
     * @return the place; nothing has been written yet
     * @throws UserException where nothing can be written there
     */
    public static Output at(Path path) {
        try {
            return new Output(path, OutputFile.at(path));
        } catch (IOException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    /**
     * Writes the content.
     *
     * @param content all of it
     * @throws UserException where the disk is full, or what is there was taken away meanwhile
     */
    public void write(String content) {
        write(content.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes the content.
     *
     * @param content all of it
     * @throws UserException where the disk is full, or what is there was taken away meanwhile
     */
    public void write(byte[] content) {
        try {
            file.write(content);
        } catch (IOException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    /**
     * Writes the content without waiting for the disk: for what is written anew many times a second.
     *
     * @param content all of it
     * @throws UserException where the disk is full, or what is there was taken away meanwhile
     */
    public void writeInPassing(String content) {
        try {
            file.writeInPassing(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UserException(e.getMessage(), e);
        }
    }
}

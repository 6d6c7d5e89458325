/**
 * How files are written: {@link adaptarium.files.AtomicFile} for a folder's own files, whole or not at all, and {@link adaptarium.files.OutputFile} for what
 * somebody asked to be written somewhere, be it a file, a link, a pipe or a device.
 */
@NullMarked
package adaptarium.files;

import org.jspecify.annotations.NullMarked;

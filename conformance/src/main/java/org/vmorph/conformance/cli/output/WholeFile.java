package org.vmorph.conformance.cli.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.vmorph.conformance.replay.CompleteFile;

/** A file that an option names and a result goes into: complete, or not there at all. */
public record WholeFile(String option, Path file) {
  /** Rejects one that cannot be written, before long work is done for it. */
  public void checkWritable() {
    var name = file.toString();
    if (name.isEmpty() || name.equals("-")) {
      throw new BadInput(option + " '" + name + "': expected the name of a file");
    }
    var folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new BadInput(this + ": cannot write there; expected a file in an existing folder");
    }
    unusable(file)
        .ifPresent(
            why -> {
              throw new BadInput(this + ": cannot write there: " + why);
            });
    if (isStream()
        || Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw new BadInput(this + ": is not a file; expected one, or a name for a new one");
    }
    if (Files.isDirectory(file)) {
      throw new BadInput(this + ": is a folder; expected a file");
    }
  }

  /** What the system says against a name that nothing is to be found under, or can be. */
  public static Optional<String> unusable(Path file) {
    try {
      Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.empty();
    } catch (NoSuchFileException nothingIsThere) {
      return Files.isSymbolicLink(file)
          ? Optional.of("it is a link to what is not there")
          : Optional.empty();
    } catch (FileSystemException e) {
      return Optional.of(String.valueOf(e.getReason()));
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** What stands for standard output may well be a file, and it is to have something else. */
  private boolean isStream() {
    var absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith("/dev/fd")
        || absolute.equals(Path.of("/dev/stdout"))
        || absolute.equals(Path.of("/dev/stderr"));
  }

  /** Writes a temporary file and renames it. */
  public void write(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same of bytes. */
  public void write(byte[] bytes) {
    try {
      // Through a link to the file itself; and a file made as any other program would make it.
      var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      new CompleteFile(target)
          .write(
              temporary -> Files.write(temporary, bytes),
              StandardCopyOption.REPLACE_EXISTING,
              StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new BadInput(this + ": cannot be written: " + e.getMessage());
    }
  }

  @Override
  public String toString() {
    return option + " " + file;
  }
}

package org.vmorph.conformance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that an option names and a result goes into: complete, or not there at all. */
record WholeFile(String option, Path file) {
  /** Rejects one that cannot be written, before long work is done for it. */
  void checkWritable() {
    var name = file.toString();
    if (name.isEmpty() || name.equals("-")) {
      throw new BadInput(option + " '" + name + "': expected the name of a file");
    }
    var folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new BadInput(this + ": cannot write there; expected a file in an existing folder");
    }
    if (isStream()
        || Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw new BadInput(this + ": is not a file; expected one, or a name for a new one");
    }
    if (Files.isDirectory(file)) {
      throw new BadInput(this + ": is a folder; expected a file");
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
  void write(String text) {
    try {
      // Through a link to the file itself; and a file made as any other program would make it.
      var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      var temporary =
          target.resolveSibling(
              target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
      try {
        Files.writeString(temporary, text);
        Files.move(
            temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new BadInput(this + ": cannot be written: " + e.getMessage());
    }
  }

  @Override
  public String toString() {
    return option + " " + file;
  }
}

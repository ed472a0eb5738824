package org.vmorph.conformance.replay;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A file that is complete or not there at all: it is written under another name, which has the
 * process in it, and then moved. What a process has left that was killed is taken away by the next.
 */
public final class CompleteFile {
  private static final Pattern LEFT = Pattern.compile("\\.([0-9]{1,9})\\.vmorph-tmp");

  private final Path file;

  /** A file in a folder that is there. */
  public CompleteFile(Path file) {
    this.file = file;
  }

  /** Writes into what is to become the file. */
  @FunctionalInterface
  public interface Writing {
    /** Does it. */
    void to(Path temporary) throws IOException;
  }

  /**
   * Writes and moves it.
   *
   * @param how it is moved
   * @throws IOException if it cannot be written; then it is as it was before
   */
  public void write(Writing writing, CopyOption... how) throws IOException {
    removeLeftovers();
    var suffix = "." + ProcessHandle.current().pid() + ".vmorph-tmp";
    var temporary = Files.createTempFile(folder(), "", suffix);
    // Not with the rights of a temporary file: as any other program would make it.
    Files.delete(temporary);
    try {
      writing.to(temporary);
      Files.move(temporary, file, how);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private Path folder() {
    var folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IllegalArgumentException(file + ": is in no folder");
    }
    return folder;
  }

  private void removeLeftovers() throws IOException {
    try (var all = Files.list(folder())) {
      for (var one : all.filter(CompleteFile::isLeftOver).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }

  private static boolean isLeftOver(Path file) {
    var ending = LEFT.matcher(String.valueOf(file.getFileName()));
    return ending.find() && ProcessHandle.of(Long.parseLong(ending.group(1))).isEmpty();
  }
}

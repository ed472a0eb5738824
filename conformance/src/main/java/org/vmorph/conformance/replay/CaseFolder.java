package org.vmorph.conformance.replay;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vmorph.conformance.rules.Rules;
import org.vmorph.model.text.TextFile;

/** A folder of cases, a file each. */
public final class CaseFolder {
  private final Path folder;

  /**
   * A case with the name of its file.
   *
   * @param name without its folder
   */
  public record Saved(String name, Case kept) {}

  /** A folder that need not exist yet. */
  public CaseFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Its cases, by name; other files are none of ours.
   *
   * @param rules that they may break
   * @throws FormatError if one of them is not as it should be
   * @throws IOException if the folder or a file cannot be read
   */
  public List<Saved> read(Rules rules) throws IOException {
    var cases = new ArrayList<Saved>();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(CaseFolder::isCase).sorted().toList()) {
        var name = String.valueOf(file.getFileName());
        cases.add(new Saved(name, Case.read(file.toString(), TextFile.read(file), rules)));
      }
    }
    return cases;
  }

  private static boolean isCase(Path file) {
    return String.valueOf(file.getFileName()).endsWith(Case.ENDING);
  }

  /**
   * Puts a case into the folder, complete or not at all; a case that is there already stays as it
   * is.
   *
   * @return its file
   * @throws IOException if it cannot be written
   */
  public Path save(Case kept) throws IOException {
    Files.createDirectories(folder);
    var file = folder.resolve(kept.fileName());
    try {
      // Not over another one: the name says what is in it.
      new CompleteFile(file).write(temporary -> Files.writeString(temporary, kept.text()));
    } catch (FileAlreadyExistsException e) {
      return file;
    }
    return file;
  }
}

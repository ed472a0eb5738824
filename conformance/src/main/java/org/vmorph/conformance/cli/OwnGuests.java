package org.vmorph.conformance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.replay.Case;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.text.Program;

/**
 * The programs of a folder, assembled: files that end in .s, and saved cases, of which only the
 * program counts. Other files are what these may include.
 *
 * @param names of their files, in order; a program's index is its place here
 */
record OwnGuests(Path folder, List<String> names, List<GuestProgram> programs) {
  /** Storage of such a program unless told otherwise, as for run. */
  static final int WORDS = 1024;

  /** Steps of such a program unless told otherwise. */
  static final long STEPS = 100_000;

  OwnGuests {
    names = List.copyOf(names);
    programs = List.copyOf(programs);
  }

  /** Reads and assembles all of them; the first that is wrong is told, and nothing runs. */
  static OwnGuests of(Path folder, Architecture machine, int words) throws IOException {
    var names = new ArrayList<String>();
    var programs = new ArrayList<GuestProgram>();
    for (var file : files(folder)) {
      var program = GuestOptions.assemble(machine, file);
      check(program, words);
      programs.add(
          new GuestProgram(
              machine, Arrays.copyOf(program.words(), words), new long[0], 0, names.size()));
      names.add(program.file());
    }
    return new OwnGuests(folder, names, programs);
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new BadInput(
          "--guests "
              + folder
              + (Files.exists(folder) ? ": is not a folder" : ": no such folder")
              + "; expected one with programs in assembly");
    }
    List<Path> files;
    try (var all = Files.list(folder)) {
      files = all.filter(OwnGuests::isProgram).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new BadInput(
          "--guests "
              + folder
              + ": no program in it; expected files that end in .s or "
              + Case.ENDING);
    }
    return files;
  }

  private static boolean isProgram(Path file) {
    var name = String.valueOf(file.getFileName());
    return name.endsWith(".s") || name.endsWith(Case.ENDING);
  }

  private static void check(Program program, int words) {
    if (program.size() > words) {
      throw new BadInput(
          "%s has %d words, more than the %d of --words"
              .formatted(program.file(), program.size(), words));
    }
  }
}

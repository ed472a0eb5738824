package org.vmorph.conformance.cli.conform;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.vmorph.conformance.cli.names.GuestOptions;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.replay.FormatError;
import org.vmorph.conformance.run.campaign.OwnPrograms;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.text.Program;
import org.vmorph.model.text.TextFile;

/**
 * The programs of a folder, assembled: files that end in .s, and saved cases. Other files are what
 * these may include.
 *
 * @param programs by the names of their files, in order; an index is a place here
 */
record OwnGuests(Path folder, List<OwnPrograms.Own> programs) {
  /** Storage of such a program unless told otherwise, as for run. */
  static final int WORDS = 1024;

  /** Steps of such a program unless told otherwise. */
  static final long STEPS = 100_000;

  OwnGuests {
    programs = List.copyOf(programs);
  }

  /**
   * Reads and assembles all of them; the first that is wrong is told, and nothing runs.
   *
   * @param setting what those are compared in that do not say it themselves
   */
  static OwnGuests of(Path folder, Setting setting) throws IOException {
    var programs = new ArrayList<OwnPrograms.Own>();
    for (var file : files(folder)) {
      programs.add(
          file.toString().endsWith(Case.ENDING)
              ? saved(file, setting, programs.size())
              : written(file, setting, programs.size()));
    }
    return new OwnGuests(folder, programs);
  }

  private static OwnPrograms.Own written(Path file, Setting setting, int index) throws IOException {
    var machine = setting.machine();
    var program = GuestOptions.assemble(machine, file);
    check(file, program, setting.words());
    var words = Arrays.copyOf(program.words(), setting.words());
    return new OwnPrograms.Own(
        program.file(),
        new GuestProgram(machine, words, new long[0], 0, index),
        setting.budget(),
        Set.of());
  }

  /** A case says itself how much storage it has, how many steps it may make, and what it reads. */
  private static OwnPrograms.Own saved(Path file, Setting setting, int index) throws IOException {
    var name = String.valueOf(file.getFileName());
    try {
      var kept = Case.read(file.toString(), TextFile.read(file), setting.claims().rules());
      var token = kept.token();
      return new OwnPrograms.Own(
          name,
          kept.program(file.toString(), setting.machine()).numbered(index),
          token.steps(),
          token.without());
    } catch (FormatError e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    } catch (MalformedInputException e) {
      throw new BadInput(file + ": is not UTF-8 text; expected a case");
    }
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

  private static void check(Path file, Program program, int words) {
    if (program.size() > words) {
      throw new BadInput(
          "%s has %d words, more than the %d of --words".formatted(file, program.size(), words));
    }
  }
}

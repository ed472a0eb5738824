package org.vmorph.conformance.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmorph.conformance.edge.Beforehand;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.replay.CaseFolder;
import org.vmorph.conformance.replay.Retrial;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Lost;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.shrink.Shrunk;

/**
 * Failures that were found once: those of the author's folder are tried before anything else, and
 * those found now are put where the author can take them from.
 */
final class KeptCases {
  /** Where new ones are put. */
  private static final Path FOUND = Path.of("target", "cases");

  private final Retrial retrial;

  KeptCases(Optional<Path> folder, Setting setting) {
    var there = folder.filter(Files::isDirectory);
    try {
      retrial =
          there.isPresent()
              ? Retrial.of(
                  ofDepth(
                      new CaseFolder(there.get()).read(setting.claims().rules()), setting.depth()),
                  setting)
              : Retrial.NOTHING;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<CaseFolder.Saved> ofDepth(List<CaseFolder.Saved> all, int depth) {
    return all.stream().filter(saved -> saved.kept().token().depth() == depth).toList();
  }

  /** The first that fails now, whatever rule it breaks. */
  Optional<Beforehand.Found> first() {
    return failing().findFirst();
  }

  /** How many were tried. */
  int tried() {
    return retrial.findings().size();
  }

  /** Those that show nothing any more, for they come across what they were to do without. */
  List<String> spoiled() {
    return retrial.spoiled().stream().map(tried -> tried.saved().name()).toList();
  }

  /** The monitor, if it was lost in one of them. */
  Optional<Lost> lost() {
    return retrial.lost();
  }

  /** The first that breaks a rule now. */
  Optional<Beforehand.Found> first(Rule rule) {
    return failing().filter(found -> found.divergence().rule() == rule).findFirst();
  }

  private Stream<Beforehand.Found> failing() {
    return retrial.failing().stream()
        .map(tried -> new Beforehand.Found(tried.saved().name(), (Divergence) tried.finding()));
  }

  /** Puts a case of a generated guest where its author finds it; the line that says where. */
  static String save(Shrunk shrunk, Optional<Path> folder) {
    return save(shrunk, Optional.empty(), folder);
  }

  /**
   * The same of any guest.
   *
   * @param name what it is called, if it was not generated for the campaign
   */
  static String save(Shrunk shrunk, Optional<String> name, Optional<Path> folder) {
    var why = Case.whyNot(shrunk.smallest());
    if (why.isPresent()) {
      return "  Not saved: " + why.get() + "\n";
    }
    return save(Case.of(shrunk.smallest(), version(), name), folder);
  }

  /** The same of the guest that a monitor was lost in, if there was one. */
  static String save(Lost lost, Optional<Path> folder) {
    return lost.guest().isEmpty() ? "" : save(Case.of(lost, version(), Optional.empty()), folder);
  }

  private static String version() {
    var version = KeptCases.class.getPackage().getImplementationVersion();
    return version == null ? "unreleased" : version;
  }

  private static String save(Case kept, Optional<Path> folder) {
    try {
      var file = new CaseFolder(FOUND).save(kept);
      return folder
          .map(home -> "  Saved:  %s; in %s it is tried first from now on%n".formatted(file, home))
          .orElse("  Saved:  %s%n".formatted(file));
    } catch (IOException e) {
      return "  Not saved: " + e.getMessage() + "\n";
    }
  }
}

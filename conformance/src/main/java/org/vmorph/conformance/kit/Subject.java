package org.vmorph.conformance.kit;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import org.vmorph.conformance.report.ReplayLine;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.run.ask.Patience;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Engines;
import org.vmorph.model.concrete.Engine;
import org.vmorph.vmm.Vmm;

/**
 * What is examined, and how much.
 *
 * @param engine who runs the machine
 * @param programs how many are generated
 * @param words w
 * @param cases a folder of saved cases
 * @param patience how long the monitor may take for an answer
 * @param again how a failure is seen again, if anybody knows
 */
public record Subject(
    Vmm monitor,
    Engine engine,
    Claims claims,
    long programs,
    long seed,
    int words,
    Optional<Path> cases,
    Patience patience,
    Optional<ReplayLine> again) {
  /** The same where nobody knows how a failure is seen again. */
  public Subject(
      Vmm monitor,
      Engine engine,
      Claims claims,
      long programs,
      long seed,
      int words,
      Optional<Path> cases,
      Patience patience) {
    this(monitor, engine, claims, programs, seed, words, cases, patience, Optional.empty());
  }

  /** The same with the usual patience. */
  public Subject(
      Vmm monitor,
      Engine engine,
      Claims claims,
      long programs,
      long seed,
      int words,
      Optional<Path> cases) {
    this(monitor, engine, claims, programs, seed, words, cases, Patience.USUAL);
  }

  /** The same on a machine, run as usual. */
  public Subject(
      Vmm monitor,
      Architecture machine,
      Claims claims,
      long programs,
      long seed,
      int words,
      Optional<Path> cases) {
    this(monitor, Engines.of(machine), claims, programs, seed, words, cases);
  }

  static Subject of(VmmConformance test) {
    return new Subject(
        test.monitor(),
        Engines.of(test.machine()),
        test.claims(),
        test.programs(),
        test.seed(),
        test.words(),
        test.cases(),
        new Patience(test.patience()),
        Optional.of(Again.line(test.getClass())));
  }

  /** The machine. */
  public Architecture machine() {
    return engine.semantics().machine();
  }

  /**
   * So many of the monitor, one on the other.
   *
   * @throws org.vmorph.conformance.run.ask.NotApplicable if it cannot run
   */
  Setting setting(int depth) {
    return Setting.of(engine, Collections.nCopies(depth, monitor))
        .withWords(words)
        .waiting(patience)
        .claiming(claims);
  }

  @Override
  public String toString() {
    return monitor.name() + " on " + machine();
  }
}

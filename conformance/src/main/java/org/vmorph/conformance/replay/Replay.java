package org.vmorph.conformance.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.vmorph.conformance.edge.Vectors;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.run.again.Steadiness;
import org.vmorph.conformance.run.ask.Patience;
import org.vmorph.conformance.run.campaign.Rehearsal;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Finding;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.run.together.Together;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.text.AssemblyError;
import org.vmorph.vmm.TimeSharing;
import org.vmorph.vmm.Vmm;

/** Finds a program again and runs it once more. */
public final class Replay {
  private final Function<String, Optional<Architecture>> machines;
  private final Function<String, Optional<Vmm>> monitors;
  private final Patience patience;
  private final Claims claims;

  /** A replay that knows machines and monitors by name. */
  public Replay(
      Function<String, Optional<Architecture>> machines, Function<String, Optional<Vmm>> monitors) {
    this(machines, monitors, Patience.USUAL, Claims.ALL);
  }

  /** The same with as much patience, and of monitors that are held to these claims. */
  public Replay(
      Function<String, Optional<Architecture>> machines,
      Function<String, Optional<Vmm>> monitors,
      Patience patience,
      Claims claims) {
    this.machines = machines;
    this.monitors = monitors;
    this.patience = patience;
    this.claims = claims;
  }

  /**
   * The setting a token names.
   *
   * @throws IllegalArgumentException if there is no such machine or monitor, or they do not fit
   */
  public Setting setting(Token token) {
    var machine =
        machines
            .apply(token.machine())
            .orElseThrow(
                () -> new IllegalArgumentException("there is no machine " + token.machine()));
    var tower = new ArrayList<Vmm>();
    for (int level = 0; level < token.depth(); level++) {
      var name = token.monitor(level);
      tower.add(
          monitors
              .apply(name)
              .orElseThrow(() -> new IllegalArgumentException("there is no monitor " + name)));
    }
    return setting(Setting.of(machine, tower).waiting(patience).claiming(claims), token);
  }

  /** The setting of a token under monitors that are there already. */
  public static Setting setting(Setting monitors, Token token) {
    return monitors
        .withWords(token.words())
        .withBudget(token.steps())
        .without(token.without())
        .ofProgram(token.index());
  }

  /**
   * What comes of a case now, in the setting it names.
   *
   * @param name the name its file goes by in messages
   * @throws IllegalArgumentException if there is no such machine or monitor, or they do not fit
   * @throws AssemblyError if its program cannot be assembled
   * @throws FormatError if its program does not fit into its storage
   */
  public Finding run(String name, Case kept) {
    var setting = kept.setting(setting(kept.token()));
    var program = kept.program(name, setting.machine());
    return setting.ask(() -> new Steadiness(setting).finding(program));
  }

  /**
   * The runs of several guests that a token is one of.
   *
   * @throws IllegalArgumentException if the monitor runs one guest at a time
   */
  public Together together(Token token) {
    return together(setting(token), token);
  }

  /**
   * The same under a monitor that is there already.
   *
   * @throws IllegalArgumentException if it runs one guest at a time
   */
  public static Together together(Setting monitor, Token token) {
    var setting = setting(monitor, token);
    var sharing =
        TimeSharing.of(setting.monitors().getFirst(), setting.machine())
            .filter(it -> setting.depth() == 1)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s does not run %d guests together"
                            .formatted(setting.monitorNames(), token.together())));
    long runs = token.index() + 1;
    return new Together(
        setting, sharing, token.together(), token.seed(), runs, new AtomicBoolean());
  }

  /**
   * What comes of the program now.
   *
   * @throws IllegalArgumentException if there is no such machine or monitor, or another generator
   *     made the program
   */
  public Finding run(Token token) {
    refuseOutdated(token);
    return run(setting(token), token);
  }

  private static void refuseOutdated(Token token) {
    token
        .outdated()
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
  }

  /**
   * The same in a setting that is there already.
   *
   * @throws IllegalArgumentException if another generator made the program
   */
  public static Finding run(Setting setting, Token token) {
    refuseOutdated(token);
    var guest = guest(setting, token);
    var before =
        token.after().stream().map(index -> Rehearsal.guest(setting, token.seed(), index)).toList();
    return setting.ask(() -> run(setting, before, guest));
  }

  private static GuestProgram guest(Setting setting, Token token) {
    return token.state().isEmpty()
        ? Rehearsal.guest(setting, token.seed(), token.index())
        : Vectors.guest(setting, token.index())
            .filter(guest -> guest.state().equals(token.state()))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s: there is no such test state of %s any more; expected a token of these, or a case"
                            .formatted(token, setting.machine())));
  }

  private static Finding run(Setting setting, List<GuestProgram> before, GuestProgram guest) {
    var after =
        before.isEmpty() ? Optional.<Divergence>empty() : Steadiness.after(setting, before, guest);
    return after
        .<Finding>map(found -> found)
        .orElseGet(() -> new Steadiness(setting).finding(guest));
  }
}

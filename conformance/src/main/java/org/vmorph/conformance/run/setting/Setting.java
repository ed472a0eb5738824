package org.vmorph.conformance.run.setting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.ask.Anew;
import org.vmorph.conformance.run.ask.Declared;
import org.vmorph.conformance.run.ask.NotApplicable;
import org.vmorph.conformance.run.ask.Patience;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.compiled.Engines;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.step.Footprint;
import org.vmorph.vmm.Efficiency;
import org.vmorph.vmm.MonitorLost;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.tower.Tower;

/**
 * What is compared with what: the bare machine with the same machine under monitors.
 *
 * @param engine who runs the machines
 * @param monitors the outermost first
 * @param words w, the storage of a guest
 * @param budget how many steps a program may make
 * @param without names of instructions the guests do without: the control arm, and those that read
 *     the time unless they are asked for, for equivalence is "except for timing"
 * @param claims what the monitors are held to
 * @param guards how many words behind each guest belong to nobody, so that it is seen when they
 *     change; with none a monitor has just the room it asks for
 * @param patience how long a monitor may take for an answer
 */
public record Setting(
    Engine engine,
    List<Vmm> monitors,
    int words,
    long budget,
    Set<String> without,
    Claims claims,
    int guards,
    Patience patience) {
  /** Storage of a guest of a machine that no guests are generated for, if it can. */
  private static final int WORDS = 64;

  /** Steps of a program unless told otherwise. */
  public static final long BUDGET = 250;

  /** One generated program of so many is run without guards. */
  private static final int SNUG = 16;

  /**
   * Rejects what does not fit.
   *
   * @throws NotApplicable with the reason
   */
  public Setting {
    monitors = List.copyOf(monitors);
    without = Set.copyOf(without);
    var machine = engine.semantics().machine();
    if (monitors.isEmpty()) {
      throw new NotApplicable("a comparison needs a monitor at least");
    }
    for (var vmm : monitors) {
      Declared.check(vmm, machine, words, patience);
      vmm.inapplicable(machine)
          .ifPresent(
              why -> {
                throw new NotApplicable(vmm.name() + " cannot run: " + why);
              });
    }
    if (monitors.size() > 1 && monitors.stream().anyMatch(Vmm::bringsItsOwnHardware)) {
      throw new NotApplicable(
          "a monitor with hardware of its own stands on no other, and no other on it; expected it"
              + " alone, not a tower of "
              + monitors.size());
    }
    new Room(machine, monitors, words, guards).check();
  }

  /** A setting with the usual guards. */
  public Setting(
      Engine engine,
      List<Vmm> monitors,
      int words,
      long budget,
      Set<String> without,
      Claims claims) {
    this(
        engine,
        monitors,
        words,
        budget,
        withTime(engine.semantics(), without, reader -> true),
        claims,
        Tower.GUARDS,
        Patience.USUAL);
  }

  private static Set<String> withTime(
      Elaboration semantics, Set<String> names, Predicate<String> which) {
    var all = new TreeSet<>(names);
    Footprint.readers(semantics, Role.TIME).stream()
        .map(Instruction::name)
        .filter(which)
        .forEach(all::add);
    return all;
  }

  /** Components that are no part of f and are not compared: time. */
  public List<Component> notCompared() {
    return machine().components().stream()
        .filter(component -> component.role() == Role.TIME)
        .toList();
  }

  /**
   * Whether the guest does not run on the kit's own machine, but where only its monitor sees it.
   */
  public boolean onOtherHardware() {
    return promised().isOnOtherHardware();
  }

  /** Rules that nobody looks at here, each with the reason. */
  public Map<Rule, String> unchecked() {
    return promised().unchecked();
  }

  /** What the monitors are held to, in words. */
  public String heldTo() {
    return promised().text();
  }

  /** What the monitors together promise to run directly. */
  public Efficiency efficiency() {
    return promised().efficiency();
  }

  private Promised promised() {
    return new Promised(monitors, claims);
  }

  /** These monitors on a machine, the rest as usual. */
  public static Setting of(Architecture machine, List<Vmm> monitors) {
    return of(Engines.of(machine), monitors);
  }

  /** These monitors on a machine that an engine runs, the rest as usual. */
  public static Setting of(Engine engine, List<Vmm> monitors) {
    int words = usualWords(engine.semantics().machine());
    return new Setting(engine, monitors, words, BUDGET, Set.of(), Claims.ALL);
  }

  /** Storage of a guest of a machine unless told otherwise. */
  public static int usualWords(Architecture machine) {
    return Generator.makesGuests(machine)
        ? Generator.usualWords(machine)
        : Math.toIntExact(Math.clamp(WORDS, machine.leastWords(), machine.mostWords()));
  }

  /** The same with guests of another size. */
  public Setting withWords(int other) {
    return new Setting(engine, monitors, other, budget, without, claims, guards, patience);
  }

  /**
   * The same under monitors made anew, which have run nothing yet; empty if one of them is made in
   * a way that nobody knows.
   */
  public Optional<Setting> anew() {
    Map<Vmm, Vmm> made = new IdentityHashMap<>();
    var others = new ArrayList<Vmm>();
    for (var vmm : monitors) {
      if (!made.containsKey(vmm)) {
        var again = Anew.of(vmm);
        if (again.isEmpty()) {
          return Optional.empty();
        }
        made.put(vmm, again.get());
      }
      others.add(made.get(vmm));
    }
    return Optional.of(
        new Setting(engine, others, words, budget, without, claims, guards, patience));
  }

  /** The same with another budget. */
  public Setting withBudget(long other) {
    return new Setting(engine, monitors, words, other, without, claims, guards, patience);
  }

  /** The same with no word to spare. */
  public Setting snug() {
    return new Setting(engine, monitors, words, budget, without, claims, 0, patience);
  }

  /**
   * The same as a generated program of this number is compared in: one in {@value #SNUG} has
   * monitors with no word to spare, for a monitor may find out whether there is one.
   */
  public Setting ofProgram(long index) {
    return isSnug(index) || index == Generator.SMALLEST ? snug() : this;
  }

  /** Whether that is without guards, and this with. */
  public boolean isSnug(long index) {
    return index >= 0 && index % SNUG == SNUG - 1 && mayBeSnug();
  }

  /** What is short of room shows itself by words that are nobody's, which is R1's affair. */
  public boolean mayBeSnug() {
    boolean guarded = guards > 0 && monitors.stream().anyMatch(vmm -> !vmm.isProgram());
    return guarded && !onOtherHardware() && claims.hold(Rule.R1);
  }

  /** The same with guests that use these instructions, whether or not they read the time. */
  public Setting with(Collection<String> names) {
    var others = new TreeSet<>(without);
    others.removeAll(names);
    return new Setting(engine, monitors, words, budget, others, claims, guards, patience);
  }

  /** The control arm: the same with guests that do without these instructions. */
  public Setting without(Set<String> names) {
    // It has to be noticed when a guest comes across one of them.
    var noticing =
        engine instanceof Compiled && !names.isEmpty() ? Engines.of(machine(), names) : engine;
    var all = withTime(semantics(), names, without::contains);
    return new Setting(noticing, monitors, words, budget, all, claims, guards, patience);
  }

  /** The same held to other claims. */
  public Setting claiming(Claims other) {
    return new Setting(engine, monitors, words, budget, without, other, guards, patience);
  }

  /** The same with as much patience. */
  public Setting waiting(Patience other) {
    return new Setting(engine, monitors, words, budget, without, claims, guards, other);
  }

  /** How long is waited; who has hardware of his own is waited for by who speaks to him. */
  @Override
  public Patience patience() {
    return onOtherHardware() ? Patience.ENDLESS : patience;
  }

  /**
   * What comes of work that asks the monitors.
   *
   * @throws MonitorLost if one does not come back
   */
  public <T> T ask(Supplier<T> work) {
    return onOtherHardware() ? work.get() : patience.ask(monitorNames(), work);
  }

  /** What the machine's instructions mean. */
  public Elaboration semantics() {
    return engine.semantics();
  }

  /** The machine. */
  public Architecture machine() {
    return semantics().machine();
  }

  /** How much storage the real machine needs. */
  public long room() {
    return rooms().needed();
  }

  /** How much storage the outermost monitor gives its guest. */
  public long outermostWords() {
    return rooms().outermost();
  }

  /** As much storage as a guest under these monitors can have. */
  public int mostWords() {
    return rooms().most();
  }

  private Room rooms() {
    return new Room(machine(), monitors, words, guards);
  }

  /** How many monitors. */
  public int depth() {
    return monitors.size();
  }

  /** The monitors' names, the same one once only. */
  public String monitorNames() {
    return promised().names();
  }

  /**
   * A generator of its guests.
   *
   * @throws NotApplicable if there is none for the machine
   */
  public Generator generator() {
    try {
      return new Generator(semantics(), words, without);
    } catch (IllegalArgumentException e) {
      throw new NotApplicable(String.valueOf(e.getMessage()));
    }
  }
}

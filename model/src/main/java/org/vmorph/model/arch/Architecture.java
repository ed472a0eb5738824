package org.vmorph.model.arch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Endian;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Numbering;

/**
 * A machine, as data.
 *
 * @param says what it is, in a sentence
 * @param components everything its state consists of, as declared
 * @param storage E
 * @param leastWords the smallest q that makes sense
 * @param mostWords the largest q its addresses allow
 * @param mode M, and the modes in their order
 * @param programCounter P
 * @param translation how an address becomes a word of storage, where that is the same for all that
 *     user mode may use
 * @param console the console, where it has one
 * @param timer the interval timer, where it has one
 * @param fetch how the instruction at P is read, the longest one; empty when instructions are given
 *     and not decoded
 * @param trapEntry how it takes a trap
 * @param privilege the cause of a trap by the privilege check
 * @param illegal the cause of a trap by a word that is no instruction
 * @param causes every cause, in order of code
 * @param cycle what belongs to every step, whatever the instruction
 * @param reset what the machine does when it is switched on, all components being 0
 * @param instructions in manual order
 * @param reading the reading its verdicts are given under unless another is asked for
 * @param configuration its parameters, and what is fixed in this model of the machine
 * @param dialect how its programs are written, besides what its instructions say themselves
 */
public record Architecture(
    String name,
    String says,
    List<Component> components,
    File storage,
    long leastWords,
    long mostWords,
    Mode mode,
    Cell programCounter,
    Optional<Translation> translation,
    Optional<Console> console,
    Optional<Timer> timer,
    Optional<Addressing> fetch,
    TrapEntry trapEntry,
    Cause privilege,
    Cause illegal,
    List<Cause> causes,
    Cycle cycle,
    List<Act> reset,
    List<Instruction> instructions,
    Reading reading,
    Configuration configuration,
    Dialect dialect) {

  private static final PerMachine<List<Component>> CONTROL =
      new PerMachine<>(Architecture::controlled);

  /**
   * M: its cell and which value is which. A state in which it has a value that is no mode is none
   * of the machine's, and what is loaded must not be one.
   *
   * @param levels the modes, the least privileged first
   * @param asked those of which the definitions are asked, in the same order: u is the first, and s
   *     any other
   */
  public record Mode(Cell cell, List<Level> levels, List<Level> asked) {
    /** A mode by its name, and the value M has in it. */
    public record Level(String name, long value) {}

    /** Keeps its own lists; rejects modes of which nothing can be asked, or the reverse is. */
    public Mode {
      levels = List.copyOf(levels);
      asked = List.copyOf(asked);
      if (asked.size() < Math.min(2, levels.size())
          || !levels.stream().filter(asked::contains).toList().equals(asked)) {
        throw new IllegalArgumentException(
            "modes %s are asked about; expected two or more of %s, in their order"
                .formatted(asked, levels));
      }
    }

    /** All of them are asked about. */
    public Mode(Cell cell, List<Level> levels) {
      this(cell, levels, levels);
    }

    /**
     * The same, of which the definitions are asked for a pair alone: whether what runs in s can be
     * run in u.
     *
     * @throws IllegalArgumentException if there is no such mode, or u is not less privileged than s
     */
    public Mode between(String s, String u) {
      var upper = named(s);
      var lower = named(u);
      if (levels.indexOf(lower) >= levels.indexOf(upper)) {
        throw new IllegalArgumentException(
            "levels %s:%s: expected the more privileged one first, of %s".formatted(s, u, names()));
      }
      return new Mode(cell, levels, List.of(lower, upper));
    }

    private Level named(String name) {
      return levels.stream()
          .filter(level -> level.name().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "levels: '%s' is no mode; expected one of %s".formatted(name, names())));
    }

    private String names() {
      return levels.reversed().stream().map(Level::name).collect(Collectors.joining(", "));
    }

    /** Two modes, s and u. */
    public Mode(Cell cell, long supervisor, long user) {
      this(cell, List.of(new Level("u", user), new Level("s", supervisor)));
    }

    /** The value that means supervisor: the most privileged mode. */
    public long supervisor() {
      return levels.getLast().value();
    }

    /** The value that means user: the least privileged mode. */
    public long user() {
      return levels.getFirst().value();
    }

    /** Whether some mode is not asked about. */
    public boolean isPart() {
      return asked.size() < levels.size();
    }

    /** Whether every value of M is a mode. */
    public boolean isAny() {
      return levels.size() == 1 << cell.bits();
    }

    /** That M is not supervisor. */
    public Condition notSupervisor() {
      return levels.size() == 2 ? cell.is(user()) : cell.is(supervisor()).not();
    }

    /** What a value means: the name of a mode, or the number of none. */
    public String name(long value) {
      return levels.stream()
          .filter(level -> level.value() == value)
          .map(Level::name)
          .findFirst()
          .orElseGet(() -> Long.toString(value));
    }
  }

  /**
   * Keeps its own lists.
   *
   * @throws MalformedMachine if it means nothing: the message names machine, instruction and act
   */
  public Architecture {
    components = List.copyOf(components);
    causes = List.copyOf(causes);
    reset = List.copyOf(reset);
    instructions = List.copyOf(instructions);
    var naming = new Naming(name, fetch.isPresent());
    naming.components(components);
    naming.modes(mode.levels());
    naming.causes(causes);
    naming.instructions(instructions, components);
    var parts = new Consistent(name, components, causes);
    parts.storage(storage, leastWords, mostWords);
    parts.mode(mode);
    parts.programCounter(programCounter);
    translation.ifPresent(parts::translation);
    parts.fits(translation.flatMap(it -> it.unfit(storage)));
    console.ifPresent(parts::console);
    timer.ifPresent(parts::timer);
    parts.traps(privilege, illegal);
    parts.fits(trapEntry.unfit(storage, leastWords));
    trapEntry
        .layout()
        .ifPresent(
            psw -> {
              timer.ifPresent(it -> parts.notIn(psw.word(), it));
              parts.psw(psw, mode.cell(), programCounter, translation);
            });
    // What a timer does may be asked as an instruction, which nobody fetches.
    var timers = timer.filter(it -> fetch.isPresent()).map(Timer::cause);
    var acts = new WellFormed(name, components, storage, leastWords, causes, timers, mode);
    for (var instruction : instructions) {
      acts.instruction(instruction, programCounter);
    }
    for (var cause : causes) {
      acts.entry(cause, trapEntry);
    }
    translation.ifPresent(acts::translation);
    parts.given(translation, trapEntry);
    acts.cycle(cycle, programCounter);
    acts.reset(reset);
    if (fetch.isPresent()) {
      acts.fetch(fetch.get(), programCounter);
      Encodings.check(name, instructions, fetch.get());
      new Writable(name, components, instructions, dialect).check();
    }
  }

  /** R, where the machine has a relocation-bounds register. */
  public Optional<Relocation> relocation() {
    return translation.filter(Relocation.class::isInstance).map(Relocation.class::cast);
  }

  /**
   * M, R, the resources by which a trap finds its way, and those it sets without a trace, as
   * declared: what decides who runs where, and what a trap of the hardware leaves behind, and so
   * has another word in the hardware than a guest believes. What a PSW shows besides is the guest's
   * own.
   */
  public List<Component> control() {
    return CONTROL.of(this);
  }

  private List<Component> controlled() {
    var traps = new Resources();
    causes.forEach(cause -> traps.of(trapEntry.acts(cause)));
    var control = new HashSet<>(traps.read());
    control.add(mode.cell());
    causes.forEach(cause -> control.addAll(trapEntry.lost(cause)));
    translation.map(Translation::resources).ifPresent(control::addAll);
    return components.stream().filter(control::contains).toList();
  }

  /**
   * How addresses of programs count in storage: words from 0 on, unless the fetch, or where there
   * is none a load, says else.
   */
  public Numbering numbering() {
    return fetch
        .or(() -> translation.map(it -> it.by(Access.LOAD, it.addressBits(storage))))
        .flatMap(Addressing::numbering)
        .orElseGet(() -> new Numbering(storage, 0, 1, Endian.BIG));
  }

  /** The one-word components, by slot. */
  public List<Cell> cells() {
    return only(Cell.class);
  }

  /** The files, by slot. */
  public List<File> files() {
    return only(File.class);
  }

  private <T extends Component> List<T> only(Class<T> kind) {
    var only = new ArrayList<T>();
    for (var component : components) {
      if (kind.isInstance(component)) {
        only.add(kind.cast(component));
      }
    }
    return Collections.unmodifiableList(only);
  }

  /** The instruction of a name. */
  public Optional<Instruction> instruction(String mnemonic) {
    return instructions.stream().filter(i -> i.name().equals(mnemonic)).findFirst();
  }

  /** The component of a name. */
  public Optional<Component> component(String letter) {
    return components.stream().filter(c -> c.name().equals(letter)).findFirst();
  }

  /** The same machine under another name with more instructions. */
  public Architecture plus(String newName, String newSays, Instruction... more) {
    var all = new ArrayList<>(instructions);
    all.addAll(List.of(more));
    return with(newName, newSays, all);
  }

  /** The same machine under another name with other instructions; nothing of it is a parameter. */
  public Architecture with(String newName, String newSays, List<Instruction> others) {
    return draft().name(newName).says(newSays).instructions(others).machine();
  }

  /** The same machine with something else that belongs to every step. */
  public Architecture with(Cycle other) {
    return draft().cycle(other).machine();
  }

  /**
   * The same machine, whose programs are written otherwise.
   *
   * @throws MalformedMachine if its instructions cannot be written so
   */
  public Architecture with(Dialect other) {
    return draft().dialect(other).machine();
  }

  /**
   * The same machine, of which the definitions are asked for two of its modes.
   *
   * @throws IllegalArgumentException if they are no such pair
   */
  public Architecture between(String s, String u) {
    var pair = configuration.changed(machine -> machine.between(s, u));
    return draft().mode(mode.between(s, u)).configuration(pair).machine();
  }

  /** A machine that is going to be like this one. */
  public MachineDraft draft() {
    return new MachineDraft(this);
  }

  /**
   * Its name and, behind a comma each, what of its parameters is not as it usually is: what tells
   * it from all other machines, {@code rv64,misaligned=done}.
   */
  public String called() {
    var changed = configuration.settings().changed();
    return changed.isEmpty() ? name : name + "," + String.join(",", changed);
  }

  /** Its name; and where it is asked of a pair of its modes alone, of which. */
  public String title() {
    return mode.isPart()
        ? name
            + " "
            + mode.asked().reversed().stream()
                .map(Mode.Level::name)
                .collect(Collectors.joining(":"))
        : name;
  }

  /** The same machine, with the cases of an instruction in its place where it has some. */
  public Architecture inCases() {
    return instructions.stream().allMatch(i -> i.cases().isEmpty())
        ? this
        : with(
            name,
            says,
            instructions.stream()
                .flatMap(i -> i.cases().isEmpty() ? Stream.of(i) : i.cases().stream())
                .toList());
  }

  @Override
  public String toString() {
    return called();
  }
}

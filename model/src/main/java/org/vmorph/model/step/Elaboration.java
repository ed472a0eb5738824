package org.vmorph.model.step;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Decoded;
import org.vmorph.model.arch.Decoder;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;

/**
 * A machine with everything it leaves unsaid made plain, once, before it is run or reasoned about.
 */
public final class Elaboration {
  /** The instruction fetch: the traps before it and of it, in order, and the word it reads. */
  public record Fetch(Step checks, Word word) {}

  private final Architecture machine;
  private final Map<String, Step> steps = new HashMap<>();
  private final Map<String, Step> entries = new HashMap<>();
  private final Map<String, List<TrapEntry.Saved>> saved = new HashMap<>();
  private final Step completed;
  private final Step always;

  /** By name, as all that is asked of an instruction: to hash one takes long. */
  private final Map<String, Refusal.Degree> refused = new HashMap<>();

  /** What instructions read, by name, once somebody has asked. */
  private final Map<String, Set<Component>> read = new ConcurrentHashMap<>();

  private final Map<String, Integer> places = new HashMap<>();
  private final Step reset;
  private final Optional<Fetch> fetch;
  private final Optional<Decoder> decoder;

  /** Elaborates every instruction, every trap and the reset. */
  public Elaboration(Architecture machine) {
    this.machine = machine;
    for (var instruction : machine.instructions()) {
      places.put(instruction.name(), places.size());
      var step = Elaborate.instruction(machine, instruction);
      steps.put(instruction.name(), step);
      refused.put(instruction.name(), Refusal.of(machine, step));
    }
    for (var cause : machine.causes()) {
      entries.put(cause.name(), Elaborate.acts(machine.trapEntry().acts(cause)));
      saved.put(cause.name(), spelledOut(machine.trapEntry().saved(cause)));
    }
    completed = Elaborate.acts(machine.cycle().completed());
    always = Elaborate.acts(machine.cycle().always());
    reset = Elaborate.acts(machine.reset());
    fetch = fetched(machine).map(word -> fetch(machine, word));
    decoder = fetch.map(f -> new Decoder(machine));
  }

  private static List<TrapEntry.Saved> spelledOut(List<TrapEntry.Saved> saved) {
    var inFull = new Abbreviations();
    return saved.stream()
        .map(it -> new TrapEntry.Saved(it.cell(), inFull.spellOut(it.old())))
        .toList();
  }

  private static Optional<Word> fetched(Architecture machine) {
    return machine
        .fetch()
        .map(by -> new Word.Memory(by, machine.programCounter().extend(by.addressBits())));
  }

  private static Fetch fetch(Architecture machine, Word word) {
    return new Fetch(
        Elaborate.read(machine.cycle().checks(), word), new Abbreviations().spellOut(word));
  }

  /** The machine as it was written. */
  public Architecture machine() {
    return machine;
  }

  /** What an instruction means by itself: what the definitions look at. */
  public Step step(Instruction instruction) {
    return known(steps.get(instruction.name()), instruction);
  }

  /** What an instruction means as a step of the machine: with what belongs to every step. */
  public Step cycle(Instruction instruction) {
    return step(instruction).besides(completed).besides(always);
  }

  /**
   * Whether user mode is refused an instruction altogether, so that a monitor has to do it for its
   * guest: it never completes in user mode, and takes a privilege trap wherever a supervisor would
   * complete. So does what is called privileged, and what says the same in other words; read off
   * the form of the step.
   */
  public boolean refusesUsers(Instruction instruction) {
    return refused.get(instruction.name()) == Refusal.Degree.ALTOGETHER;
  }

  /**
   * The privilege trap that user mode takes by an instruction before anything else of it is looked
   * at, where the mode alone decides that; read off the form of the step.
   */
  public Optional<Cause> refusalOfUsersFirst(Instruction instruction) {
    return traps(instruction).stream()
        .findFirst()
        .filter(first -> first.cause().isPrivilege())
        .filter(
            first -> Refusal.decided(machine, first.when(), machine.mode().user()).orElse(false))
        .map(Step.Trap::cause);
  }

  /**
   * Whether the form leaves it open: user mode may be refused it in some states, in all or in none,
   * which only arithmetic tells.
   */
  public boolean perhapsRefusesUsers(Instruction instruction) {
    return refused.get(instruction.name()) == Refusal.Degree.PERHAPS;
  }

  /** What taking a trap means; what it carries are the operands {@link Cause#values}. */
  public Step entry(Cause cause) {
    return known(entries.get(cause.name()), cause);
  }

  /** The same as a step of the machine. */
  public Step cycle(Cause cause) {
    return entry(cause).besides(always);
  }

  /** What a trap gives another word, and where the old one is in the state after it. */
  public List<TrapEntry.Saved> saved(Cause cause) {
    return known(saved.get(cause.name()), cause);
  }

  /** Every component that an instruction reads by itself. */
  public Set<Component> reads(Instruction instruction) {
    return read.computeIfAbsent(
        instruction.name(), name -> Set.copyOf(Footprint.reads(step(instruction))));
  }

  /** The place of an instruction in the manual, from 0. */
  public int index(Instruction instruction) {
    return known(places.get(instruction.name()), instruction);
  }

  private <T> T known(@Nullable T it, Object what) {
    if (it == null) {
      throw new IllegalArgumentException(machine + " has no " + what);
    }
    return it;
  }

  /** What switching on means. */
  public Step reset() {
    return reset;
  }

  /** The fetch, where the machine decodes its instructions. */
  public Optional<Fetch> fetch() {
    return fetch;
  }

  /**
   * Whether a fetch, or a check before it, may take a trap for this reason. The hardware does not
   * say by what it was refused: the fetch or the instruction.
   */
  public boolean fetchTraps(Cause cause) {
    return fetch.stream()
        .flatMap(f -> f.checks().traps().stream())
        .anyMatch(trap -> trap.cause().equals(cause));
  }

  /**
   * How instruction words are told apart.
   *
   * @throws java.util.NoSuchElementException where the machine has no decoder
   */
  public Decoder decoder() {
    return decoder.orElseThrow();
  }

  /** What a word stands for; nothing where the machine has no decoder. */
  public Optional<Decoded> decode(long word) {
    return decoder.flatMap(d -> d.decode(word));
  }

  /** Whether a step of the machine can trap for this reason: it may list one that nobody uses. */
  public boolean canTrap(Cause cause) {
    return canTrap(cause, Set.of());
  }

  /** The same of a machine without instructions of these names. */
  public boolean canTrap(Cause cause, Set<String> without) {
    return fetch.isPresent() && cause.equals(machine.illegal())
        || fetchTraps(cause)
        || machine.instructions().stream()
            .filter(instruction -> !without.contains(instruction.name()))
            .flatMap(instruction -> step(instruction).traps().stream())
            .anyMatch(trap -> trap.cause().equals(cause));
  }

  /** The traps an instruction can take, in order, for coverage and reports. */
  public List<Step.Trap> traps(Instruction instruction) {
    return step(instruction).traps();
  }
}

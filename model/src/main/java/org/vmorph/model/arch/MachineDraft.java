package org.vmorph.model.arch;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;

/**
 * A machine that is going to be like another one, part by part. Nothing of it is a parameter unless
 * somebody says so: with other settings it would be the other machine again.
 */
public final class MachineDraft {
  private String name;
  private String says;
  private List<Component> components;
  private final File storage;
  private long leastWords;
  private long mostWords;
  private Architecture.Mode mode;
  private final Cell programCounter;
  private Optional<Translation> translation;
  private final Optional<Console> console;
  private Optional<Timer> timer;
  private Optional<Addressing> fetch;
  private TrapEntry trapEntry;
  private final Cause privilege;
  private final Cause illegal;
  private List<Cause> causes;
  private Cycle cycle;
  private List<Act> reset;
  private List<Instruction> instructions;
  private final Reading reading;
  private Configuration configuration;
  private Dialect dialect;

  MachineDraft(Architecture of) {
    this.name = of.name();
    this.says = of.says();
    this.components = of.components();
    this.storage = of.storage();
    this.leastWords = of.leastWords();
    this.mostWords = of.mostWords();
    this.mode = of.mode();
    this.programCounter = of.programCounter();
    this.translation = of.translation();
    this.console = of.console();
    this.timer = of.timer();
    this.fetch = of.fetch();
    this.trapEntry = of.trapEntry();
    this.privilege = of.privilege();
    this.illegal = of.illegal();
    this.causes = of.causes();
    this.cycle = of.cycle();
    this.reset = of.reset();
    this.instructions = of.instructions();
    this.reading = of.reading();
    this.configuration = of.configuration().fixed();
    this.dialect = of.dialect();
  }

  /** Its name. */
  public MachineDraft name(String other) {
    name = other;
    return this;
  }

  /** What it is, in a sentence. */
  public MachineDraft says(String other) {
    says = other;
    return this;
  }

  /** Everything its state consists of. */
  public MachineDraft components(List<Component> other) {
    components = other;
    return this;
  }

  /** M, and the modes in their order. */
  public MachineDraft mode(Architecture.Mode other) {
    mode = other;
    return this;
  }

  /** How an address becomes a word of storage. */
  public MachineDraft translation(Optional<Translation> other) {
    translation = other;
    return this;
  }

  /** The interval timer. */
  public MachineDraft timer(Optional<Timer> other) {
    timer = other;
    return this;
  }

  /** How the instruction at P is read. */
  public MachineDraft fetch(Optional<Addressing> other) {
    fetch = other;
    return this;
  }

  /** How it takes a trap. */
  public MachineDraft trapEntry(TrapEntry other) {
    trapEntry = other;
    return this;
  }

  /** Every cause, in order of code. */
  public MachineDraft causes(List<Cause> other) {
    causes = other;
    return this;
  }

  /** What belongs to every step. */
  public MachineDraft cycle(Cycle other) {
    cycle = other;
    return this;
  }

  /** What it does when it is switched on. */
  public MachineDraft reset(List<Act> other) {
    reset = other;
    return this;
  }

  /** Its parameters, and what is fixed in this model of it. */
  public MachineDraft configuration(Configuration other) {
    configuration = other;
    return this;
  }

  /** How its programs are written. */
  public MachineDraft dialect(Dialect other) {
    dialect = other;
    return this;
  }

  /** How many words of storage it has at least, and at most. */
  public MachineDraft words(long least, long most) {
    leastWords = least;
    mostWords = most;
    return this;
  }

  /** Its instructions, in manual order; its programs are written as far as they can be. */
  public MachineDraft instructions(List<Instruction> others) {
    instructions = others;
    dialect = dialect.of(others);
    return this;
  }

  /**
   * The machine.
   *
   * @throws MalformedMachine if it means nothing
   */
  public Architecture machine() {
    return new Architecture(
        name,
        says,
        components,
        storage,
        leastWords,
        mostWords,
        mode,
        programCounter,
        translation,
        console,
        timer,
        fetch,
        trapEntry,
        privilege,
        illegal,
        causes,
        cycle,
        reset,
        instructions,
        reading,
        configuration,
        dialect);
  }
}

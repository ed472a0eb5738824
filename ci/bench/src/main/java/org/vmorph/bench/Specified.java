package org.vmorph.bench;

import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.BareHost;

/** The machine as specified, on one of its engines. */
public final class Specified implements Runner {
  /** What the machine means. */
  static final Elaboration SEMANTICS =
      new Elaboration(Machines.named("third-generation").orElseThrow());

  /** The engine of generated code. */
  static final Engine COMPILED = new Compiled(SEMANTICS);

  private final String name;
  private final Engine engine;
  private WholeState base = WholeState.empty(2);
  private boolean plain = true;
  private Machine machine;

  private Specified(String name, Engine engine) {
    this.name = name;
    this.engine = engine;
    this.machine = new Machine(engine, 2);
  }

  /** On generated code. */
  public static Specified compiled() {
    return new Specified(Contenders.ENGINE, COMPILED);
  }

  /** On the reference interpreter. */
  public static Specified reference() {
    return new Specified(Contenders.REFERENCE, new Interpreter(SEMANTICS));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void base(WholeState image) {
    base = image;
    plain = image.same(WholeState.of(image.storage()));
    if (machine.size() != image.storage().length) {
      machine = new Machine(engine, image.storage().length);
    }
    reset(new long[0]);
  }

  @Override
  public void reset(long[] program) {
    machine.storeAll(0, base.storage());
    machine.reset();
    if (!plain) {
      base.onto(new BareHost(machine));
    }
    machine.storeAll(WholeState.ORIGIN, program);
  }

  @Override
  public long run(long steps) {
    long made = 0;
    while (made < steps && !machine.halted()) {
      machine.run(steps - made);
      made += machine.made();
    }
    return made;
  }

  @Override
  public boolean halted() {
    return machine.halted();
  }

  @Override
  public WholeState state() {
    return WholeState.of(new BareHost(machine), machine.halted());
  }
}

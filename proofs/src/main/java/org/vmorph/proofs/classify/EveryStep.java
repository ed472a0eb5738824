package org.vmorph.proofs.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.Timer;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;
import org.vmorph.model.step.Elaboration;

/**
 * What a step does whatever its instruction, put as instructions so that it can be asked the same
 * questions: the <em>fetch</em>, with the checks before it, which loads the word at P into a
 * register that is there for the purpose; and the <em>cycle</em>, what changes besides. What an
 * interval timer does is a resource's own business and a third one, asked for {@link Timekeeping}
 * alone; and what happens to the time is no part of f.
 *
 * @param semantics a machine whose instructions these are
 * @param parts the fetch and the cycle, as far as the machine has them
 * @param timer what its timer does, if it has one
 */
public record EveryStep(
    Elaboration semantics, List<Instruction> parts, Optional<Instruction> timer) {
  /** The name of the part that fetches. */
  public static final String FETCH = "fetch";

  /** The name of the part that comes with every instruction. */
  public static final String CYCLE = "cycle";

  /** That of a machine. */
  public static EveryStep of(Architecture machine) {
    var name = new StringBuilder("fetched");
    while (machine.component(name.toString()).isPresent()) {
      name.append('_');
    }
    int bits = machine.fetch().map(Addressing::bits).orElse(machine.storage().bits());
    var fetched = new Cell(name.toString(), bits, Role.GENERAL, machine.cells().size());
    var parts = new ArrayList<Instruction>();
    machine.fetch().ifPresent(by -> parts.add(fetch(machine, by, fetched)));
    var changes = only(machine.cycle().completed(), act -> !isTimers(machine, act));
    if (!changes.isEmpty()) {
      parts.add(part(CYCLE, "What every step changes besides.", changes));
    }
    var timer = machine.timer().map(t -> timer(machine, t));
    var all = new ArrayList<>(parts);
    timer.ifPresent(all::add);
    return new EveryStep(new Elaboration(with(machine, fetched, all)), List.copyOf(parts), timer);
  }

  private static Instruction fetch(Architecture machine, Addressing by, Cell fetched) {
    var acts = new ArrayList<>(only(machine.cycle().checks(), act -> !isTimers(machine, act)));
    var address = machine.programCounter().extend(by.addressBits());
    acts.add(new Act.Set(fetched, new Word.Memory(by, address)));
    return part(FETCH, "The checks before a fetch, and the word at P.", acts);
  }

  private static Instruction timer(Architecture machine, Timer timer) {
    var acts = new ArrayList<>(only(machine.cycle().checks(), act -> isTimers(machine, act)));
    acts.addAll(only(machine.cycle().completed(), act -> isTimers(machine, act)));
    return part("timer", "What " + timer.left() + " does.", acts);
  }

  private static Instruction part(String name, String says, List<Act> acts) {
    return Instruction.instruction(0, name, Form.named(""))
        .says(says)
        .does(acts.toArray(Act[]::new));
  }

  /** Whether an act is the timer's own: its trap, or a change of it. */
  private static boolean isTimers(Architecture machine, Act act) {
    return machine
        .timer()
        .map(
            timer ->
                switch (act) {
                  case Act.Trap(var cause, var values) -> cause.equals(timer.cause());
                  case Act.Set(var place, var value) ->
                      place.equals(timer.left()) || place.equals(timer.on());
                  case Act.Update update -> false;
                  case Act.When when -> false;
                  case Act.Halt halt -> false;
                })
        .orElse(false);
  }

  /** These acts, under the conditions they have. The time and P are nobody's question here. */
  private static List<Act> only(List<Act> acts, Predicate<Act> wanted) {
    var some = new ArrayList<Act>();
    for (var act : acts) {
      if (act instanceof Act.When(var test, var inner)) {
        var those = only(inner, wanted);
        if (!those.isEmpty()) {
          some.add(new Act.When(test, those));
        }
      } else if (wanted.test(act) && !(act instanceof Act.Set(var place, var v) && isTime(place))) {
        some.add(act);
      }
    }
    return some;
  }

  private static boolean isTime(Word.Place place) {
    return place instanceof Component component && component.role() == Role.TIME;
  }

  private static Architecture with(Architecture machine, Cell fetched, List<Instruction> parts) {
    var components = new ArrayList<>(machine.components());
    components.add(fetched);
    return machine
        .draft()
        .components(components)
        .fetch(Optional.empty())
        .cycle(Cycle.NOTHING)
        .instructions(parts)
        .configuration(machine.configuration())
        .machine();
  }
}

package org.vmorph.model.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.machines.ThirdGeneration;
import org.vmorph.model.machines.ThirdGenerationParts;

/** What a trap changes is kept, or is control. */
class MalformedTrapTest extends ThirdGenerationParts {
  private final Architecture sound = new ThirdGeneration(Shape.FULL).machine;

  MalformedTrapTest() {
    super(Shape.FULL);
  }

  /** The paper's machine with a cell of role v more, whose traps do something besides. */
  private Architecture trapping(Cell v, List<Act> more, List<Cell> lost) {
    return trapping(v, new Doing(sound.trapEntry(), more, lost));
  }

  private Architecture trapping(Cell v, TrapEntry entry) {
    var components = new ArrayList<Component>(sound.components());
    components.add(v);
    return sound
        .draft()
        .name("m")
        .says("")
        .components(components)
        .trapEntry(entry)
        .words(8, sound.mostWords())
        .machine();
  }

  private record Doing(TrapEntry entry, List<Act> more, List<Cell> lost) implements TrapEntry {
    @Override
    public List<Act> acts(Cause cause) {
      var acts = new ArrayList<>(more);
      acts.addAll(entry.acts(cause));
      return acts;
    }

    @Override
    public List<Saved> saved(Cause cause) {
      return entry.saved(cause);
    }

    @Override
    public List<Cell> lost(Cause cause) {
      return lost;
    }
  }

  /** Nothing but this. */
  private record Storing(List<Act> acts) implements TrapEntry {
    @Override
    public List<Act> acts(Cause cause) {
      return acts;
    }

    @Override
    public List<Saved> saved(Cause cause) {
      return List.of();
    }
  }

  private Cell v(Role role) {
    return new Cell("v", 2, role, sound.cells().size());
  }

  @Test
  void a_word_of_another_file_than_storage_is_kept_nowhere() {
    var more = List.of(set(REGISTERS.at(literal(1, 4)), wide(P)));
    assertThatThrownBy(() -> trapping(v(Role.RESOURCE), more, List.of()))
        .isInstanceOf(MalformedMachine.class)
        .hasMessage(
            "m: trap memory: sets a word of r, whose old one is kept nowhere; expected cells, or"
                + " words of E");
  }

  @Test
  void what_is_lost_is_no_programs_own() {
    var v = v(Role.GENERAL);
    var more = List.of(set(v, literal(1, 2)));
    assertThatThrownBy(() -> trapping(v, more, List.of(v)))
        .isInstanceOf(MalformedMachine.class)
        .hasMessage(
            "m: trap memory: loses v of role GENERAL; expected role RESOURCE, for others are the"
                + " guest's own");
  }

  @Test
  void what_is_lost_is_control() {
    var v = v(Role.RESOURCE);
    assertThat(trapping(v, List.of(set(v, literal(1, 2))), List.of(v)).control())
        .containsExactly(M, L, B, v);
  }

  /** The paper's trap, which is said to be directed by a cell. */
  private record Directed(TrapEntry entry, Map<Cell, Word> directed) implements TrapEntry {
    @Override
    public List<Act> acts(Cause cause) {
      return entry.acts(cause);
    }

    @Override
    public List<Saved> saved(Cause cause) {
      return entry.saved(cause);
    }
  }

  @Test
  void what_no_trap_looks_at_directs_none() {
    var v = v(Role.RESOURCE);
    var entry = new Directed(sound.trapEntry(), Map.of(v, literal(0, 2)));
    assertThatThrownBy(() -> trapping(v, entry))
        .isInstanceOf(MalformedMachine.class)
        .hasMessage("m: directs traps by v; expected one of [l, b]");
  }

  @Test
  void a_direction_that_does_not_fit_or_is_another_in_each_state() {
    var v = v(Role.RESOURCE);
    var stores = List.<Act>of(set(E.at(literal(1, 1).join(v).extend(n)), number(1)));
    var entry = new Doing(new Storing(List.of()), stores, List.of());
    assertThatThrownBy(() -> trapping(v, new Directed(entry, Map.of(v, literal(0, 3)))))
        .hasMessage(
            "m: directs traps by v with a word of 3 bits over []; expected 2 bits, over q alone");
    assertThatThrownBy(() -> trapping(v, new Directed(entry, Map.of(v, P.low(2)))))
        .hasMessage(
            "m: directs traps by v with a word of 2 bits over [P]; expected 2 bits, over q alone");
    assertThat(trapping(v, new Directed(entry, Map.of(v, literal(0, 2)))).control()).contains(v);
  }

  @Test
  void what_says_where_a_trap_stores_is_control() {
    var v = v(Role.RESOURCE);
    // From word 4 on, as wide as an index.
    var by =
        new Addressing(
            "E[v]", n, 64, a -> List.of(), a -> List.of(E.at(literal(1, 1).join(v).extend(n))));
    var stores = List.<Act>of(set(new Word.Memory(by, literal(0, n)), number(1)));
    assertThat(trapping(v, new Storing(stores)).control()).containsExactly(M, L, B, v);
  }
}

; watchdog.s is monitor.s on a machine with a clock, and a watchdog: when serving its guest has taken longer than
; it should, it stops the machine. It is right on the machine, for every guest that does not read the clock; and
; wrong on the machine it makes, where its own instructions take longer than they say. Theorem 2 is for monitors
; without timing dependencies, and this one shows why.
;
; Storage is as in monitor.s. In all that is included nothing knows of the clock.

LIMIT = 200                             ; the longest service has about half as many instructions

          .word 0
          .psw  s, watch, 0, 0

          .include "reset.s"
          .include "start.s"

; Every trap arrives here first.
;   Mode s, R = (0, q). All registers are the guest's. Goes on to `trap` with all of them as they were.

watch:    st    r1, watch.r1
          rdc   r1
          st    r1, watch.began
          ld    r1, watch.r1
          jmp   trap

          .include "enter.s"
          .include "dispatcher.s"
          .include "routines.s"
          .include "alone.s"
          .include "allocator.s"

; The guest is in its cells and real.psw is ready: has it taken too long?

          ld    r1, watch.began
          beq   r1, r0, leave           ; the machine has just been reset, and no trap has been served yet
          rdc   r2
          sub   r2, r1
          li    r1, LIMIT
          bgeu  r1, r2, leave
          halt

          .include "leave.s"

          .include "fields.s"

routine:  .word v.lpsw, v.lrb, v.srb, v.halt, v.put, v.get, v.rdc

; rdc ra: the guest reads the clock of the machine below. Time is not virtual here.

v.rdc:    rdc   r4
          st    r4, guest.regs(r3)
          jmp   step

watch.r1: .space 1
watch.began:
          .space 1                      ; the clock at the last trap; 0 before the first

          .include "guest.s"

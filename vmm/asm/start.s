; The guest is a machine just reset.
;   Mode s, R = (0, q), r1: q, all registers 0 but r1 and r2.
;   Leaves to `guest.resume` with the guest: mode s, P = 2, R = (0, w), all registers 0.

          addi  r1, -guest.low
          st    r1, guest.size

          li    r2, 2 << PSW.P
          or    r1, r2
          st    r1, guest.psw

; guest.resume
;   Mode s, R = (0, q). All of the guest is in guest.psw and guest.regs.
;   Reset comes here with r1 as it should be; a monitor in Java that stands on this one does not.
guest.resume:
          ld    r1, guest.psw
          jmp   resume

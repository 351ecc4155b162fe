// Names that the wire shares with the domain: here the wire's types have a prefix.

import TarazuProtocol
import TarazuStore

typealias WireFigure = TarazuProtocol.Figure
typealias WireSelection = TarazuProtocol.Selection
typealias WireLevel = TarazuProtocol.Level
typealias WirePeriod = TarazuProtocol.Period
typealias WireBetter = TarazuProtocol.Better
typealias WireEvent = TarazuProtocol.Event
typealias WireSpell = TarazuProtocol.Spell
typealias WireUnit = TarazuProtocol.Unit
typealias WireScorecard = TarazuProtocol.Scorecard
typealias WireIndicator = TarazuProtocol.Indicator
typealias WirePrincipal = TarazuProtocol.Principal
typealias WireRole = TarazuProtocol.Role
typealias WireAuditRecord = TarazuProtocol.AuditRecord
typealias WireJudgement = TarazuProtocol.Judgement
typealias WireInterval = TarazuProtocol.Interval
typealias WireStanding = TarazuProtocol.Standing
typealias WireQuantitySum = TarazuProtocol.QuantitySum
typealias WireEventContribution = TarazuProtocol.EventContribution

/// The store's; the wire's is `WireAuditRecord`.
typealias AuditRecord = TarazuStore.AuditRecord

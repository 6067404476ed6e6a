extension Template {
    /// The log of Acme as it was opened, on 2023-12-01.
    static let founded = Template(Acme.founding, nil)

    /// A log of a year of Acme: an offsite with ideas, a tied vote and promises, and the next one, which thinks again.
    static let year = Template(Acme.founding, Acme.year)
}

/// The lines of a small organization, all dated, so that what is printed of them is always the same.
enum Acme {
    static let founding = #"""
        {"position":1,"id":"018c22e9-7000-7000-8000-000000000001","type":"log-opened","v":1,"occurredAt":"2023-12-01T08:00:00.000Z","recordedAt":"2023-12-01T08:00:00.000Z","about":["log","organization"],"data":{"log":"00112233445566778899aabbccddeeff","key":"A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=","organization":"Acme","timeZone":"Europe/Berlin","yearStartsIn":1}}
        """#

    static let year = #"""
        {"type":"person-joined","occurredAt":"2024-01-02","data":{"person":"@ann","name":"Ann Lee","level":"CEO"}}
        {"type":"person-joined","occurredAt":"2024-01-02","actor":"@ann","data":{"person":"@bob","name":"Bob Roe"}}
        {"type":"person-joined","occurredAt":"2024-01-02","actor":"@ann","data":{"person":"@cy","name":"Cy Young"}}
        {"type":"person-joined","occurredAt":"2024-01-02","actor":"@ann","data":{"person":"@dee","name":"Dee Fox","title":"Head of sales"}}
        {"type":"series-started","occurredAt":"2024-01-03","actor":"@ann","data":{"series":"@offsite","name":"Half-year offsite","kind":"offsite","cadence":"FREQ=MONTHLY;INTERVAL=6"}}
        {"type":"measure-defined","occurredAt":"2024-01-03","actor":"@ann","data":{"measure":"@revenue","name":"Revenue","unit":"M€","nature":"financial","better":"higher","rollsUp":"sum","owner":"@dee"}}
        {"type":"session-scheduled","occurredAt":"2024-01-04","actor":"@ann","data":{"session":"@winter","title":"Winter offsite","kind":"offsite","series":"@offsite","purpose":"Where to grow","startsAt":"2024-01-15T09:00+01:00","stages":[{"stage":"ideas","title":"Ideas"},{"stage":"decision","title":"Decision"}]}}
        {"type":"participant-invited","occurredAt":"2024-01-05","actor":"@ann","data":{"session":"@winter","person":"@ann","role":"chair"}}
        {"type":"participant-invited","occurredAt":"2024-01-05","actor":"@ann","data":{"session":"@winter","person":"@bob","role":"moderator"}}
        {"type":"participant-invited","occurredAt":"2024-01-05","actor":"@ann","data":{"session":"@winter","person":"@cy","role":"participant"}}
        {"type":"participant-invited","occurredAt":"2024-01-05","actor":"@ann","data":{"session":"@winter","person":"@dee","role":"participant"}}
        {"type":"session-opened","occurredAt":"2024-01-15T09:00","actor":"@bob","session":"@winter","data":{"session":"@winter","present":["@ann","@bob","@cy"]}}
        {"type":"person-arrived","occurredAt":"2024-01-15T09:10","actor":"@dee","session":"@winter","data":{"session":"@winter","person":"@dee"}}
        {"type":"stage-entered","occurredAt":"2024-01-15T09:15","actor":"@bob","session":"@winter","data":{"session":"@winter","stage":"ideas"}}
        {"type":"idea-captured","occurredAt":"2024-01-15T09:20","actor":"@dee","session":"@winter","data":{"idea":"@vienna","text":"Open a shop in Vienna"}}
        {"type":"idea-captured","occurredAt":"2024-01-15T09:21","actor":"@cy","session":"@winter","data":{"idea":"@online","text":"Sell online"}}
        {"type":"idea-captured","occurredAt":"2024-01-15T09:22","actor":"@bob","session":"@winter","data":{"idea":"@prices","text":"Raise prices"}}
        {"type":"argument-made","occurredAt":"2024-01-15T09:30","actor":"@cy","session":"@winter","data":{"on":"@vienna","stance":"against","text":"Rents have doubled"}}
        {"type":"idea-parked","occurredAt":"2024-01-15T09:40","actor":"@bob","session":"@winter","data":{"idea":"@prices","until":"2024-H2"}}
        {"type":"stage-entered","occurredAt":"2024-01-15T10:00","actor":"@bob","session":"@winter","data":{"session":"@winter","stage":"decision"}}
        {"type":"decision-proposed","occurredAt":"2024-01-15T10:01","actor":"@ann","session":"@winter","data":{"decision":"@grow","title":"How to grow","context":"Growth has stalled","from":["@vienna","@online"]}}
        {"type":"alternative-added","occurredAt":"2024-01-15T10:02","actor":"@dee","session":"@winter","data":{"decision":"@grow","alternative":"@grow.a","text":"A shop in Vienna","idea":"@vienna"}}
        {"type":"alternative-added","occurredAt":"2024-01-15T10:03","actor":"@cy","session":"@winter","data":{"decision":"@grow","alternative":"@grow.b","text":"An online shop","idea":"@online"}}
        {"type":"ballot-opened","occurredAt":"2024-01-15T10:10","actor":"@bob","session":"@winter","data":{"ballot":"@vote","question":"A shop in Vienna?","options":[{"id":"vienna","text":"A shop in Vienna","refersTo":"@grow.a"}],"method":{"name":"majority"},"quorum":3,"chair":"@ann","decision":"@grow"}}
        {"type":"vote-cast","occurredAt":"2024-01-15T10:11","actor":"@ann","session":"@winter","data":{"ballot":"@vote","choice":"for"}}
        {"type":"vote-cast","occurredAt":"2024-01-15T10:12","actor":"@bob","session":"@winter","data":{"ballot":"@vote","choice":"against"}}
        {"type":"vote-cast","occurredAt":"2024-01-15T10:13","actor":"@cy","session":"@winter","data":{"ballot":"@vote","choice":"against","reason":"rents"}}
        {"type":"vote-cast","occurredAt":"2024-01-15T10:14","actor":"@dee","session":"@winter","data":{"ballot":"@vote","choice":"for"}}
        {"type":"ballot-closed","occurredAt":"2024-01-15T10:15","actor":"@bob","session":"@winter","data":{"ballot":"@vote"}}
        {"type":"tie-broken","occurredAt":"2024-01-15T10:16","actor":"@ann","session":"@winter","data":{"ballot":"@vote","option":"for","reason":"we know the market"}}
        {"type":"decision-taken","occurredAt":"2024-01-15T10:20","actor":"@ann","session":"@winter","data":{"decision":"@grow","alternative":"@grow.a","statement":"We open a shop in Vienna","rationale":"We know the market","how":"ballot","ballot":"@vote","expected":[{"measure":"@revenue","period":"2024","value":12}],"reviewOn":"2024-07"}}
        {"type":"dissent-recorded","occurredAt":"2024-01-15T10:25","actor":"@cy","session":"@winter","data":{"decision":"@grow","person":"@cy","reason":"rents have doubled"}}
        {"type":"goal-set","occurredAt":"2024-01-15T10:30","actor":"@ann","session":"@winter","data":{"goal":"@vienna-goal","title":"A shop in Vienna that pays","kind":"goal","horizon":"2025","owner":"@dee","decision":"@grow"}}
        {"type":"goal-set","occurredAt":"2024-01-15T10:31","actor":"@ann","session":"@winter","data":{"goal":"@service","title":"Answer within a day","kind":"goal","horizon":"2024","owner":"@bob"}}
        {"type":"goals-ranked","occurredAt":"2024-01-15T10:32","actor":"@ann","session":"@winter","data":{"order":["@service","@vienna-goal"]}}
        {"type":"target-set","occurredAt":"2024-01-15T10:33","actor":"@ann","session":"@winter","data":{"measure":"@revenue","period":"2024","value":12,"decision":"@grow"}}
        {"type":"task-assigned","occurredAt":"2024-01-15T10:35","actor":"@bob","session":"@winter","data":{"task":"@rent","title":"Find a place to rent","owner":"@dee","due":"2024-03","from":["@grow"]}}
        {"type":"task-assigned","occurredAt":"2024-01-15T10:36","actor":"@bob","session":"@winter","data":{"task":"@hire","title":"Hire a manager","owner":"@cy","due":"2024-05-31","from":["@grow"]}}
        {"type":"session-closed","occurredAt":"2024-01-15T12:00","actor":"@bob","session":"@winter","data":{"session":"@winter"}}
        {"type":"task-completed","occurredAt":"2024-03-20T16:00","actor":"@dee","data":{"task":"@rent","outcome":"Ringstrasse 5"}}
        {"type":"measurement-recorded","occurredAt":"2024-07-02","actor":"@dee","data":{"measure":"@revenue","period":"2024-H1","value":4.5}}
        {"type":"session-scheduled","occurredAt":"2024-07-03","actor":"@ann","data":{"session":"@summer","title":"Summer offsite","kind":"offsite","series":"@offsite","purpose":"Is Vienna working","startsAt":"2024-07-10"}}
        {"type":"participant-invited","occurredAt":"2024-07-03","actor":"@ann","data":{"session":"@summer","person":"@ann","role":"chair"}}
        {"type":"session-opened","occurredAt":"2024-07-10T09:00","actor":"@ann","session":"@summer","data":{"session":"@summer","present":["@ann","@bob","@dee"]}}
        {"type":"decision-reviewed","occurredAt":"2024-07-10T09:30","actor":"@ann","session":"@summer","data":{"decision":"@grow","verdict":"adjust","actual":"4.5 of 12 so far"}}
        {"type":"decision-taken","occurredAt":"2024-07-10T10:00","actor":"@ann","session":"@summer","data":{"decision":"@smaller","title":"Vienna, smaller","statement":"We open a stand in Vienna, not a shop","how":"consensus","basis":["@revenue","@grow"],"supersedes":["@grow"]}}
        {"type":"task-assigned","occurredAt":"2024-07-10T10:10","actor":"@ann","session":"@summer","data":{"title":"Cancel the lease","owner":"@dee","due":"2024-08-31","from":["@smaller"]}}
        {"type":"session-closed","occurredAt":"2024-07-10T11:00","actor":"@ann","session":"@summer","data":{"session":"@summer"}}
        {"type":"goal-achieved","occurredAt":"2024-12-20","actor":"@bob","data":{"goal":"@service","why":"Median answer in 6 hours"}}
        """#
}

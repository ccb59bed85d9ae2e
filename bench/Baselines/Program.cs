using Parloir.Baselines;

// messages <address> <connection string> <app secret>, or broadcast <address> <app secret>.
switch (args)
{
    case ["messages", var address, var database, var secret]:
        await MessageApi.RunAsync(address, database, secret);
        return 0;
    case ["broadcast", var address, var secret]:
        await BroadcastApi.RunAsync(address, secret);
        return 0;
    default:
        await Console.Error.WriteLineAsync("messages <address> <connection string> <app secret>, or broadcast <address> <app secret>");
        return 1;
}

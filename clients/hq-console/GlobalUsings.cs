global using Federation.Client.Picture;
